import { calculateQuote } from "#lib/domain/pricing/calculate-quote.ts";
import { estimateBand } from "#lib/domain/pricing/estimate-band.ts";
import { PricingError, type PricingErrorCode } from "#lib/domain/pricing/pricing-error.ts";
import { FINISHES, type MetalPrice, type QuoteInputs } from "#lib/domain/pricing/quote-inputs.ts";
import { quoteInputsOf } from "#lib/domain/pricing/quote-inputs-of.ts";
import { type Change, type Variation, whatIf } from "#lib/domain/pricing/what-if.ts";
import { isUnitInDoubt } from "#lib/domain/units.ts";
import type { Choice, Terms } from "./configure-data.ts";
import type { KnownModel } from "./known-model.ts";

type NoPrice = "not_measured" | "unit_unknown" | "metal_stale" | PricingErrorCode;

export type PiecePrice =
  | { kind: "exact"; totalMinor: number; weightG: number }
  | { kind: "band"; lowMinor: number; highMinor: number; weightG: number }
  | { kind: "none"; why: NoPrice; params: Record<string, string | number> };

const none = (why: NoPrice, params = {}): PiecePrice => ({ kind: "none", why, params });

/** The price of this choice as far as the model is known: exact when measured, a band before, else why there is none. */
export function piecePrice(known: KnownModel | null, choice: Choice, terms: Terms): PiecePrice {
  if (!known) return none("not_measured");
  if (isUnitInDoubt(known.unit) && choice.unit === null) return none("unit_unknown");
  const metalPrice = freshPrice(terms, choice.metalId);
  if (!metalPrice) return none("metal_stale");
  const inputs = quoteInputsOf(known.measures, choice, metalPrice, terms.rules.version);
  try {
    const { totalMinor, weightG } = calculateQuote(inputs, terms.rules);
    if (known.uncertainty === 0) return { kind: "exact", totalMinor, weightG };
    return { kind: "band", ...estimateBand(inputs, terms.rules, known.uncertainty), weightG };
  } catch (error) {
    if (!(error instanceof PricingError)) throw error;
    const unmeasured = known.uncertainty > 0 && error.code === "MODEL_NOT_PRICEABLE";
    return unmeasured ? none("not_measured") : none(error.code, error.params);
  }
}

/** What each other metal, finish and ring size would change, and the engraving; empty where there is no price. */
export function variationsOf(
  known: KnownModel | null,
  choice: Choice,
  terms: Terms,
  ringScales: readonly number[] = [],
): Variation[] {
  if (!known || piecePrice(known, choice, terms).kind === "none") return [];
  const metalPrice = freshPrice(terms, choice.metalId);
  if (!metalPrice) return [];
  const inputs: QuoteInputs = quoteInputsOf(known.measures, choice, metalPrice, terms.rules.version);
  const metalPrices = terms.metalPrices.filter(({ isStale }) => !isStale);
  return whatIf(inputs, terms.rules, { metalPrices, finishes: FINISHES, ringScales, withoutEngraving: true });
}

/** The variation that is this change. */
export function variationFor(variations: readonly Variation[], change: Change): Variation | undefined {
  const wanted = JSON.stringify(change);
  return variations.find((variation) => JSON.stringify(variation.change) === wanted);
}

export function freshPrice(terms: Terms, metalId: Choice["metalId"]): MetalPrice | undefined {
  return terms.metalPrices.find((price) => price.metalId === metalId && !price.isStale);
}
