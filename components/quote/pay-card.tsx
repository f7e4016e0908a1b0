"use client";
import { useLocale, useTranslations } from "use-intl/react";
import { PiecePlate } from "#components/piece/piece-plate.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { cx } from "#components/ui/cx.ts";
import { useFormat } from "#components/ui/use-format.ts";
import { useNow } from "#components/ui/use-now.ts";
import { certificateWords } from "#lib/i18n/certificate-words.ts";
import styles from "./quote.module.css";
import type { Quote, QuoteData } from "./quote-data.ts";

/** Total, clock, arrival and the one button; on a phone the button stands in a bar at the bottom. */
export function PayCard({ page, quote }: { page: QuoteData; quote: Quote }) {
  const t = useTranslations("quote.pay");
  const format = useFormat();
  const total = format.money(quote.totalMinor);
  const isOpen = page.status === "PRICE_CALCULATED";
  return (
    <>
      <aside className={styles.side}>
        <div className={`card ${styles.pay}`}>
          <PiecePlate
            className={cx(styles.plate, "only-d")}
            of={page}
            picture={page.picture}
            metalId={quote.receipt.inputs.metalId}
            finish={quote.receipt.inputs.finish}
            piece={page.title}
          />
          <span className={`total ${styles.total}`}>{total}</span>
          <dl>
            {isOpen ? <Clock quote={quote} now={page.now} /> : null}
            <Castable page={page} quote={quote} />
            <dt>{t("arrival", { date: format.calendarDay(page.arrival, page.now.slice(0, 10)) })}</dt>
            <dd>{isOpen ? t("arrivalNote") : t("accepted")}</dd>
          </dl>
          <PayButtons page={page} quote={quote} className={styles.wide} />
        </div>
      </aside>
      <div className={styles.bar}>
        {isOpen ? <p>{t("heldNow")}</p> : null}
        <PayButtons page={page} quote={quote} isBar />
      </div>
    </>
  );
}

/** What the certificate says, beside the sum it belongs to. */
function Castable({ page, quote: { certificate } }: { page: QuoteData; quote: Quote }) {
  const t = useTranslations("casting");
  const format = useFormat();
  if (page.isMeasuring)
    return (
      <>
        <dt>
          <a href="#certificate">{t("title.measuring")}</a>
        </dt>
        <dd>{t("short.measuring")}</dd>
      </>
    );
  if (!certificate) return null;
  const { title, tone } = certificateWords(t, format, certificate);
  return (
    <>
      <dt>
        <a href="#certificate">{title}</a>
      </dt>
      <dd>{tone === "castable" ? t("short.castable") : t("short.other")}</dd>
    </>
  );
}

function Clock({ quote, now }: { quote: Quote; now: string }) {
  const t = useTranslations("quote.pay");
  const format = useFormat();
  const clock = useNow() ?? new Date(now);
  const until = new Date(quote.validUntil);
  const wholeMs = until.getTime() - Date.parse(quote.madeAt);
  // a clock that is behind ours does not make it more than was promised
  const leftMs = Math.max(0, Math.min(wholeMs, until.getTime() - clock.getTime()));
  return (
    <>
      <dt>{t("until", { until: format.moment(until, clock) })}</dt>
      <dd>
        <span className={`bar blk ${styles.left}`} aria-hidden="true">
          <i style={{ width: `${(leftMs / wholeMs) * 100}%` }} />
        </span>
        {t("left", { time: format.duration(Math.round(leftMs / 60_000) * 60) })}
      </dd>
    </>
  );
}

type ButtonsProps = { page: QuoteData; quote: Quote; className?: string; isBar?: boolean };

function PayButtons({ page, quote, className, isBar }: ButtonsProps) {
  const t = useTranslations("quote.pay");
  const locale = useLocale();
  const format = useFormat();
  const total = format.money(quote.totalMinor);
  const toOrder = `/${locale}/orders/${page.orderId}`;
  if (page.status !== "PRICE_CALCULATED" || page.paymentStatus === "unknown") {
    return (
      <ButtonLink className={className} wide href={toOrder}>
        {t("toOrder")}
      </ButtonLink>
    );
  }
  if (page.isExpired || !quote.replays) return null;
  return (
    <div className={className}>
      <ButtonLink size="big" wide href={`/${locale}/checkout/${page.orderId}`}>
        {t("accept", { total })}
      </ButtonLink>
      {isBar ? null : <p className={`small muted ${styles.hold}`}>{t("hold", { total })}</p>}
      {isBar ? null : (
        <ButtonLink variant="quiet" wide href={`${toOrder}#messages`}>
          {t("ask")}
        </ButtonLink>
      )}
    </div>
  );
}
