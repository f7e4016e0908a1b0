import { Skeleton, SkeletonGroup } from "#components/ui/skeleton.tsx";
import type { Locale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import styles from "./sales.module.css";

const ROWS = Array.from({ length: 12 }, (_, row) => `row-${row}`);

/** The queue or an order before it is read. */
export function SalesSkeleton({ locale, words }: { locale: Locale; words: "loading" | "loadingOrder" }) {
  const t = getTranslator(locale, "sales");
  return (
    <main id="main" className={styles.queue}>
      <div className={styles.head}>
        <h1 className="h1">{t("title")}</h1>
      </div>
      <SkeletonGroup words={t(words)}>
        {ROWS.map((row) => (
          <Skeleton key={row} height={26} />
        ))}
      </SkeletonGroup>
    </main>
  );
}
