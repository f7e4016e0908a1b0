"use client";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { Note } from "#components/ui/note.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import type { FormulaReceipt } from "#lib/domain/pricing/receipt.ts";
import type { Variation } from "#lib/domain/pricing/what-if.ts";
import { priceWords } from "#lib/i18n/price-words.ts";
import styles from "./quote.module.css";
import type { QuoteData } from "./quote-data.ts";
import { helpfulChanges } from "./tried-price.ts";
import { TryOut } from "./try-out.tsx";
import { useRemake } from "./use-remake.ts";

/** What would change the price: any choice tried at once, and the few changes that lower it. */
export function WhatIf({ page, receipt }: { page: QuoteData; receipt: FormulaReceipt }) {
  const t = useTranslations("quote.whatIf");
  const { remake, busy, error } = useRemake(page.orderId);
  const changes = helpfulChanges(page, receipt);
  return (
    <section aria-labelledby="what-if">
      <h2 className="h2" id="what-if">
        {t("title")}
      </h2>
      {error ? <Note tone="bad">{error}</Note> : null}
      <TryOut page={page} receipt={receipt} remake={remake} busy={busy === "try"} />
      {changes.length > 0 ? <h3 className={styles.cheaper}>{t("cheaper")}</h3> : null}
      <ul className={styles.changes}>
        {changes.map((variation) => {
          const id = JSON.stringify(variation.change);
          const choose = () => void remake(optionsOf(page, variation), id);
          return (
            <ChangeRow
              key={id}
              variation={variation}
              weightG={receipt.weightG}
              busy={busy === id}
              choose={choose}
            />
          );
        })}
      </ul>
    </section>
  );
}

function optionsOf(page: QuoteData, { inputs }: Variation): QuoteData["options"] {
  const { metalId, finish, quantity } = inputs;
  return { ...page.options, metalId, finish, quantity, engraving: inputs.engraving?.text ?? null };
}

type RowProps = { variation: Variation; weightG: number; busy: boolean; choose: () => void };

function ChangeRow({ variation, weightG, busy, choose }: RowProps) {
  const t = useTranslations("quote.whatIf");
  const format = useFormat();
  const name = priceWords(useTranslations("price"), format).change(variation.change);
  return (
    <li>
      <span>
        <span className="strong">{name}</span>
        {variation.weightDifferenceG === 0 ? null : (
          <span className="small muted blk">
            {t("weight", { weight: format.grams(variation.weightG), before: format.grams(weightG) })}
          </span>
        )}
      </span>
      <span className={styles.sum}>
        <span className="strong nw">{format.money(variation.differenceMinor, { signed: true })}</span>
        <span className="small muted blk nw">
          {t("becomes", { total: format.money(variation.totalMinor) })}
        </span>
      </span>
      <Button variant="quiet" size="sm" busy={busy} onClick={choose}>
        {busy ? t("busy") : t("recalculate")}
        <VisuallyHidden>: {name}</VisuallyHidden>
      </Button>
    </li>
  );
}
