import { Skeleton, SkeletonGroup } from "#components/ui/skeleton.tsx";
import type { Locale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import styles from "./admin.module.css";
import type { AdminSection } from "./admin-data.ts";

const ROWS = Array.from({ length: 10 }, (_, row) => `row-${row}`);

/** A section before it is read: its heading and rows of true height. */
export function AdminSkeleton({ locale, section }: { locale: Locale; section: AdminSection }) {
  const t = getTranslator(locale, "admin");
  return (
    <main id="main" className={styles.page}>
      <div className={styles.tabs} />
      <div className={styles.head}>
        <h1 className="h1">{t(`section.${section}`)}</h1>
      </div>
      <div className={styles.body}>
        <SkeletonGroup words={t("loading")}>
          {ROWS.map((row) => (
            <Skeleton key={row} height={26} />
          ))}
        </SkeletonGroup>
      </div>
    </main>
  );
}
