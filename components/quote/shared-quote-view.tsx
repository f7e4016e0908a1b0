"use client";
import { useLocale, useTranslations } from "use-intl/react";
import { Certificate } from "#components/findings/certificate.tsx";
import { PiecePlate } from "#components/piece/piece-plate.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { Jsonified } from "#lib/contracts/jsonified.ts";
import type { SharedQuote } from "#server/queries/quote/shared-quote.ts";
import { PriceLines } from "./price-lines.tsx";
import styles from "./quote.module.css";

/** A price that somebody shared: to read, not to change or accept. */
export function SharedQuoteView({ shared, token }: { shared: Jsonified<SharedQuote>; token: string }) {
  const t = useTranslations("quote");
  const price = useTranslations("price");
  const locale = useLocale();
  const format = useFormat();
  const { receipt, certificate } = shared;
  const { metalId, finish, quantity } = receipt.inputs;
  const total = format.money(receipt.totalMinor);
  const facts = [
    price(`metals.${metalId}`),
    price(`finishes.${finish}`),
    receipt.weightG === null ? null : format.grams(receipt.weightG),
    quantity > 1 ? price("changes.quantity", { quantity }) : null,
  ];
  return (
    <div className={styles.page}>
      <div className={styles.lead}>
        <p className="small muted">{t("shared.about")}</p>
        <h1 className="h1">{t("shared.heading")}</h1>
        <p className="muted">{facts.filter(Boolean).join(" · ")}</p>
      </div>
      <section aria-labelledby="lines">
        <h2 className="vh" id="lines">
          {t("table.title")}
        </h2>
        <PriceLines receipt={receipt} />
      </section>
      <Certificate certificate={certificate} isMeasuring={shared.isMeasuring} />
      <aside className={styles.side}>
        <div className={`card ${styles.pay}`}>
          <PiecePlate
            className={styles.plate}
            of={{ token }}
            picture={shared.picture}
            metalId={metalId}
            finish={finish}
            piece={t("shared.piece")}
          />
          <span className={`total ${styles.total}`}>{total}</span>
          <dl>
            <dt>{useUntil(shared)}</dt>
            <dd>{t("shared.owner")}</dd>
            <dt>
              {t("shared.arrival", { date: format.calendarDay(shared.arrival, shared.now.slice(0, 10)) })}
            </dt>
            <dd>{t("shared.arrivalNote")}</dd>
          </dl>
          <ButtonLink variant="second" wide href={`/${locale}`}>
            {t("shared.own")}
          </ButtonLink>
        </div>
      </aside>
    </div>
  );
}

function useUntil({ validUntil, isExpired, isAccepted, now }: Jsonified<SharedQuote>): string {
  const t = useTranslations("quote.shared");
  const format = useFormat();
  const at = format.moment(new Date(validUntil), new Date(now));
  if (isAccepted) return t("accepted");
  return isExpired ? t("expired", { at }) : t("until", { at });
}
