import { useMemo } from "react";
import type { PriceOfMetal } from "#components/findings/use-fix-words.ts";
import { thickenedPrice } from "#lib/domain/castability-price.ts";
import { quoteInputsOf } from "#lib/domain/pricing/quote-inputs-of.ts";
import type { Choice, Terms } from "./configure-data.ts";
import type { KnownModel } from "./known-model.ts";
import { freshPrice, piecePrice } from "./piece-price.ts";

/** What more metal would cost under this choice; null while there is no exact price. */
export function usePriceOfMetal(known: KnownModel | null, choice: Choice, terms: Terms): PriceOfMetal {
  return useMemo(() => {
    const metalPrice = freshPrice(terms, choice.metalId);
    if (!known || !metalPrice || piecePrice(known, choice, terms).kind !== "exact") return () => null;
    const inputs = quoteInputsOf(known.measures, choice, metalPrice, terms.rules.version);
    return (addedVolumeMm3: number) => thickenedPrice(inputs, terms.rules, addedVolumeMm3);
  }, [known, choice, terms]);
}
