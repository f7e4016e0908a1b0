import { calculateQuote } from "./pricing/calculate-quote.ts";
import type { PublicPriceRules } from "./pricing/price-rules.ts";
import type { QuoteInputs } from "./pricing/quote-inputs.ts";

/** What a change of the model does to one piece and to the whole order. */
export interface FixPrice {
  weightDifferenceG: number;
  differenceMinor: number;
}

/** Price of the same choice with `addedVolumeMm3` more metal in a piece (mm3 as it will be made). Throws PricingError. */
export function thickenedPrice(
  inputs: QuoteInputs,
  rules: PublicPriceRules,
  addedVolumeMm3: number,
): FixPrice {
  const { analysis, unitMmPerUnit } = inputs;
  const volumeMm3 = analysis.volumeMm3 + addedVolumeMm3 / unitMmPerUnit ** 3;
  const before = calculateQuote(inputs, rules);
  const after = calculateQuote({ ...inputs, analysis: { ...analysis, volumeMm3 } }, rules);
  return {
    weightDifferenceG: Math.round((after.weightG - before.weightG) * 100) / 100,
    differenceMinor: after.totalMinor - before.totalMinor,
  };
}
