import { findingsUnder } from "#components/findings/shown-findings.ts";
import { METALS } from "#lib/domain/metals.ts";
import { calculateQuote } from "#lib/domain/pricing/calculate-quote.ts";
import type { PublicPriceRules } from "#lib/domain/pricing/price-rules.ts";
import { PricingError } from "#lib/domain/pricing/pricing-error.ts";
import { FINISHES, type MetalPrice } from "#lib/domain/pricing/quote-inputs.ts";
import type { FormulaReceipt } from "#lib/domain/pricing/receipt.ts";
import { type Variation, whatIf } from "#lib/domain/pricing/what-if.ts";
import type { QuoteData } from "./quote-data.ts";

/** What may be tried beside the offer; the rest of the choice stays. */
export type Trial = Pick<QuoteData["options"], "metalId" | "finish" | "quantity" | "ringScale">;
export type TriedPrice = { totalMinor: number; differenceMinor: number; weightG: number } | null;

/** A saving smaller than this share of the total is no reason to choose again. */
const WORTH_SHARE = 0.01;
const MOST_SHOWN = 4;

/** The total of another choice under the rules and the metal price of the offer; null where it has no price. */
export function triedPrice(page: QuoteData, receipt: FormulaReceipt, trial: Trial): TriedPrice {
  const metalPrice = priceFor(page, receipt, trial.metalId);
  if (!metalPrice) return null;
  const { ringScale: _before, ...inputs } = receipt.inputs;
  const { metalId, finish, quantity, ringScale } = trial;
  const scale = ringScale === null ? {} : { ringScale };
  try {
    const tried = calculateQuote(
      { ...inputs, metalId, finish, quantity, metalPrice, ...scale },
      rulesOf(page, receipt),
    );
    const { totalMinor, weightG } = tried;
    return { totalMinor, differenceMinor: totalMinor - receipt.totalMinor, weightG };
  } catch (error) {
    if (error instanceof PricingError) return null;
    throw error;
  }
}

/** Single changes that lower the price and can be made: at most one metal a family, the largest saving first. */
export function helpfulChanges(page: QuoteData, receipt: FormulaReceipt): Variation[] {
  const metalPrices = page.terms.metalPrices.filter(
    ({ metalId, isStale }) => !isStale && wallNeeded(page, metalId) === null,
  );
  const ask = { metalPrices, finishes: FINISHES, withoutEngraving: true };
  const families = new Set<string>();
  return whatIf(receipt.inputs, rulesOf(page, receipt), ask)
    .filter(({ differenceMinor }) => -differenceMinor >= receipt.totalMinor * WORTH_SHARE)
    .sort((a, b) => a.differenceMinor - b.differenceMinor)
    .filter(({ change }) => {
      if (change.kind !== "metal") return true;
      const { family } = METALS[change.metalId];
      const isFirst = !families.has(family);
      families.add(family);
      return isFirst;
    })
    .slice(0, MOST_SHOWN);
}

/** The least wall a metal needs where the model is thinner, mm; null where it can be cast as it is. */
export function wallNeeded({ casting, options, terms }: QuoteData, metalId: Trial["metalId"]): number | null {
  const found = findingsUnder(casting, { ...options, metalId }, terms.rules);
  return found.find(({ rule }) => rule === "WALL_TOO_THIN" || rule === "WIRE_TOO_THIN")?.limit ?? null;
}

// The offer's own rules and fix, so that the difference is of the change alone.
function rulesOf({ terms }: QuoteData, { inputs, rules }: FormulaReceipt): PublicPriceRules {
  return { ...terms.rules, version: inputs.rulesVersion, pricing: rules };
}

function priceFor({ terms }: QuoteData, { inputs }: FormulaReceipt, metalId: string): MetalPrice | undefined {
  if (metalId === inputs.metalId) return inputs.metalPrice;
  return terms.metalPrices.find((price) => price.metalId === metalId && !price.isStale);
}
