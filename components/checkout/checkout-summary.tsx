import Link from "next/link";
import { useLocale, useTranslations } from "use-intl/react";
import { PieceThumb } from "#components/piece/piece-thumb.tsx";
import { Button } from "#components/ui/button.tsx";
import { Note } from "#components/ui/note.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { useOnline } from "#components/ui/use-online.ts";
import { priceWords } from "#lib/i18n/price-words.ts";
import styles from "./checkout.module.css";
import type { CheckoutPage } from "./checkout-data.ts";
import type { Outcome } from "./use-accept.ts";

/** Total, date, and the button that holds the sum; the bank's answer stands above it. */
export function CheckoutSummary({
  page,
  busy,
  outcome,
}: {
  page: CheckoutPage;
  busy: boolean;
  outcome: Outcome | null;
}) {
  const t = useTranslations("checkout");
  const states = useTranslations("states.offline");
  const format = useFormat();
  const online = useOnline();
  const price = useTranslations("price");
  const words = priceWords(price, format);
  const { quote } = page;
  const total = format.money(quote.totalMinor);
  const isUnknown = outcome?.kind === "unknown" || page.paymentStatus === "unknown";
  const whyOff = isUnknown ? t("payment.unknown") : page.isMeasuring ? t("measuring") : undefined;
  return (
    <aside className={`card ${styles.side}`} aria-labelledby="summary">
      <h2 className="h3" id="summary">
        {t("summary.title")}
      </h2>
      <div className={styles.piece}>
        <PieceThumb
          of={page}
          picture={page.picture}
          metalId={quote.receipt.inputs.metalId}
          finish={quote.receipt.inputs.finish}
          big
        />
        <p>
          {page.title}
          <span className="blk small muted">{price(`metals.${quote.receipt.inputs.metalId}`)}</span>
        </p>
      </div>
      <table className="lines">
        <tbody>
          {quote.receipt.lines
            .filter((line) => line.amountMinor !== 0)
            .map((line) => (
              <tr key={line.id}>
                <th scope="row">{words.line(line)}</th>
                <td className="num">{format.money(line.amountMinor)}</td>
              </tr>
            ))}
        </tbody>
      </table>
      <span className={`total ${styles.total}`}>{total}</span>
      <p className="strong">
        {t("summary.arrival", { date: format.calendarDay(page.arrival, page.now.slice(0, 10)) })}
      </p>
      <p className="small muted">
        {t("summary.until", { until: format.moment(new Date(quote.validUntil), new Date(page.now)) })}
      </p>
      <BankAnswer page={page} outcome={outcome} isUnknown={isUnknown} />
      <Button type="submit" size="big" wide busy={busy} off={online ? whyOff : states("refused")}>
        {busy ? t("submitting") : t("submit", { total })}
      </Button>
      <p className="small muted">{t("note")}</p>
      <p className="small muted">{t("after")}</p>
    </aside>
  );
}

function BankAnswer({
  page,
  outcome,
  isUnknown,
}: {
  page: CheckoutPage;
  outcome: Outcome | null;
  isUnknown: boolean;
}) {
  const t = useTranslations("checkout.payment");
  const locale = useLocale();
  const format = useFormat();
  if (isUnknown) {
    const toOrder = <Link href={`/${locale}/orders/${page.orderId}`}>{t("toOrder")}</Link>;
    return (
      <Note tone="warn" role="alert" actions={toOrder}>
        {t("unknown")}
      </Note>
    );
  }
  if (outcome?.kind === "declined") {
    return (
      <Note tone="bad" role="alert">
        {t("declined", { until: format.moment(new Date(page.quote.validUntil), new Date(page.now)) })}
      </Note>
    );
  }
  return outcome?.kind === "error" ? (
    <Note tone="bad" role="alert">
      {outcome.words}
    </Note>
  ) : null;
}
