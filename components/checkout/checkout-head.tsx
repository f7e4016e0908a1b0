import Link from "next/link";
import { useLocale, useTranslations } from "use-intl/react";
import { useFormat } from "#components/ui/use-format.ts";
import styles from "./checkout.module.css";
import type { CheckoutPage } from "./checkout-data.ts";

/** What this page is; on a phone, where the order itself comes last, also how much and by when. */
export function CheckoutHead({ page }: { page: CheckoutPage }) {
  const t = useTranslations("checkout");
  const locale = useLocale();
  const format = useFormat();
  return (
    <div className={styles.head}>
      <h1 className="h1">{t("title")}</h1>
      <div className="only-m">
        <p className={`total ${styles.total}`}>{format.money(page.quote.totalMinor)}</p>
        <p className={`strong ${styles.arrival}`}>
          {t("summary.arrival", { date: format.calendarDay(page.arrival, page.now.slice(0, 10)) })}
        </p>
      </div>
      <p>
        <Link href={`/${locale}/quote/${page.orderId}`}>{t("back")}</Link>
      </p>
    </div>
  );
}
