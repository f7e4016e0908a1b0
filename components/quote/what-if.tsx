"use client";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { Note } from "#components/ui/note.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { priceWords } from "#lib/i18n/price-words.ts";
import styles from "./quote.module.css";
import type { QuoteData } from "./quote-data.ts";
import { useRemake } from "./use-remake.ts";

type Variation = QuoteData["whatIf"][number];

/** What another metal, finish or no engraving would cost, each with its difference before the press. */
export function WhatIf({ page }: { page: QuoteData }) {
  const t = useTranslations("quote.whatIf");
  const { remake, busy, error } = useRemake(page.orderId);
  return (
    <section aria-labelledby="what-if">
      <h2 className="h2" id="what-if">
        {t("title")}
      </h2>
      {error ? <Note tone="bad">{error}</Note> : null}
      <ul className={styles.changes}>
        {page.whatIf.map((variation) => {
          const id = JSON.stringify(variation.change);
          const choose = () => remake(optionsOf(page, variation), id);
          return <ChangeRow key={id} variation={variation} page={page} busy={busy === id} choose={choose} />;
        })}
      </ul>
    </section>
  );
}

function optionsOf(page: QuoteData, { inputs }: Variation): QuoteData["options"] {
  const { metalId, finish, quantity } = inputs;
  return { ...page.options, metalId, finish, quantity, engraving: inputs.engraving?.text ?? null };
}

type RowProps = { variation: Variation; page: QuoteData; busy: boolean; choose: () => void };

function ChangeRow({ variation, page, busy, choose }: RowProps) {
  const t = useTranslations("quote.whatIf");
  const format = useFormat();
  const name = priceWords(useTranslations("price"), format).change(variation.change);
  const before = page.quote?.receipt.weightG ?? 0;
  return (
    <li>
      <span>
        <span className="strong">{name}</span>
        {variation.weightDifferenceG === 0 ? null : (
          <span className="small muted blk">
            {t("weight", { weight: format.grams(variation.weightG), before: format.grams(before) })}
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
