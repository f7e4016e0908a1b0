import { Skeleton, SkeletonGroup } from "#components/ui/skeleton.tsx";
import type { Locale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import styles from "./board.module.css";

const ROWS = Array.from({ length: 14 }, (_, row) => `row-${row}`);

/** The board before it is read: rows of their true height. */
export function BoardSkeleton({ locale }: { locale: Locale }) {
  const t = getTranslator(locale, "board");
  return (
    <main id="main" className={styles.board}>
      <div className={styles.main}>
        <div className={styles.head}>
          <h1 className="h1">{t("title")}</h1>
        </div>
        <SkeletonGroup words={t("loading")}>
          {ROWS.map((row) => (
            <Skeleton key={row} height={26} />
          ))}
        </SkeletonGroup>
      </div>
      <div className={styles.aside} />
    </main>
  );
}
