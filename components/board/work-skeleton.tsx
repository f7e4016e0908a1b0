import { Skeleton, SkeletonGroup } from "#components/ui/skeleton.tsx";
import type { Locale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import styles from "./work.module.css";

const LINES = Array.from({ length: 8 }, (_, line) => `line-${line}`);

/** One's own work before it is read. */
export function WorkSkeleton({ locale }: { locale: Locale }) {
  const t = getTranslator(locale, "work");
  return (
    <main id="main" className={styles.work}>
      <div className={styles.job}>
        <h1 className="h1">{t("title")}</h1>
        <SkeletonGroup words={t("loading")}>
          {LINES.map((line) => (
            <Skeleton key={line} height={26} />
          ))}
        </SkeletonGroup>
      </div>
    </main>
  );
}
