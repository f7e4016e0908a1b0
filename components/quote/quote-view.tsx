"use client";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl/react";
import { Certificate } from "#components/findings/certificate.tsx";
import { api } from "#components/shell/trpc.ts";
import { useLivePage } from "#components/shell/use-live-page.ts";
import { Note } from "#components/ui/note.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { ExpiredNote } from "./expired-note.tsx";
import { PayCard } from "./pay-card.tsx";
import { PriceLines } from "./price-lines.tsx";
import { priceOfMetal } from "./price-of-metal.ts";
import styles from "./quote.module.css";
import type { QuoteData } from "./quote-data.ts";
import { QuoteWaiting } from "./quote-waiting.tsx";
import { ReceiptSection } from "./receipt-section.tsx";
import { ReplacedNote } from "./replaced-note.tsx";
import { ShareSection } from "./share-section.tsx";
import { WhatIf } from "./what-if.tsx";

/** The quote: total, until when, why this sum, what would change it. */
export function QuoteView({ page: given, mail }: { page: QuoteData; mail: string | null }) {
  const t = useTranslations("quote");
  const locale = useLocale();
  const page = useLivePage(given, api.quote.page.query, ({ now }) => Date.parse(now));
  const { quote } = page;
  const isOpen = page.status === "PRICE_CALCULATED";
  return (
    <div className={styles.page}>
      <div className={styles.lead}>
        <Link className="small" href={`/${locale}/orders/${page.orderId}`}>
          {t("order", { number: page.number })}
        </Link>
        <h1 className="h1">{t("heading", { title: page.title })}</h1>
        <PieceLine page={page} />
      </div>
      {quote ? (
        <>
          <section aria-labelledby="lines">
            {page.isExpired && isOpen ? <ExpiredNote page={page} quote={quote} /> : null}
            {page.replaced && isOpen ? <ReplacedNote page={page} /> : null}
            {quote.madeBy === "seller" ? (
              <Note>{t("pay.byPerson", { reason: quote.reason ?? "" })}</Note>
            ) : null}
            <h2 className="vh" id="lines">
              {t("table.title")}
            </h2>
            <PriceLines receipt={quote.receipt} />
          </section>
          {isOpen && quote.receipt.kind === "formula" ? <WhatIf page={page} receipt={quote.receipt} /> : null}
          <Certificate
            certificate={quote.certificate}
            isMeasuring={page.isMeasuring}
            priceOf={priceOfMetal(quote.receipt, page.terms.rules)}
          />
          <ShareSection page={page} />
          <ReceiptSection orderId={page.orderId} quote={quote} />
          <PayCard page={page} quote={quote} />
        </>
      ) : (
        <QuoteWaiting page={page} mail={mail} />
      )}
    </div>
  );
}

function PieceLine({ page }: { page: QuoteData }) {
  const price = useTranslations("price");
  const format = useFormat();
  const { options, quote } = page;
  const facts = [
    price(`metals.${options.metalId}`),
    price(`finishes.${options.finish}`),
    quote?.receipt.weightG ? format.grams(quote.receipt.weightG) : null,
    options.quantity > 1 ? price("changes.quantity", { quantity: options.quantity }) : null,
    options.engraving ? price("quoted", { text: options.engraving }) : null,
    page.model.fileName,
  ];
  return <p className="muted">{facts.filter(Boolean).join("\u00a0· ")}</p>;
}
