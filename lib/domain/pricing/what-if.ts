import type { MetalId } from "../metals.ts";
import { METALS } from "../metals.ts";
import type { Minor } from "../money.ts";
import { calculateQuote } from "./calculate-quote.ts";
import type { PublicPriceRules } from "./price-rules.ts";
import type { Finish, MetalPrice, QuoteInputs } from "./quote-inputs.ts";

/** What to try. A metal needs its own price; the one already chosen is skipped, as is every no-change. */
export interface WhatIfAsk {
  metalPrices?: readonly MetalPrice[];
  finishes?: readonly Finish[];
  quantities?: readonly number[];
  /** Wanted inner diameter over the model's. */
  ringScales?: readonly number[];
  withoutEngraving?: boolean;
  withoutStones?: boolean;
}

export type Change =
  | { kind: "metal"; metalId: MetalId }
  | { kind: "finish"; finish: Finish }
  | { kind: "quantity"; quantity: number }
  | { kind: "ring_size"; ringScale: number }
  | { kind: "without_engraving" }
  | { kind: "without_stones" };

export interface Variation {
  change: Change;
  /** Priced inputs, ready to be asked for as a quote of their own. */
  inputs: QuoteInputs;
  totalMinor: Minor;
  /** New total less the present one. */
  differenceMinor: Minor;
  /** One piece, g. */
  weightG: number;
  weightDifferenceG: number;
}

/** Prices each change by itself against the present choice, in the order asked. Throws PricingError. */
export function whatIf(inputs: QuoteInputs, rules: PublicPriceRules, ask: WhatIfAsk): Variation[] {
  const now = calculateQuote(inputs, rules);
  return candidates(inputs, ask).map(([change, patch]) => {
    const changed = { ...inputs, ...patch };
    const receipt = calculateQuote(changed, rules);
    return {
      change,
      inputs: changed,
      totalMinor: receipt.totalMinor,
      differenceMinor: receipt.totalMinor - now.totalMinor,
      weightG: receipt.weightG,
      weightDifferenceG: Math.round((receipt.weightG - now.weightG) * 100) / 100,
    };
  });
}

type Candidate = readonly [Change, Partial<QuoteInputs>];

function candidates(inputs: QuoteInputs, ask: WhatIfAsk): Candidate[] {
  const out: Candidate[] = [];
  for (const metalPrice of ask.metalPrices ?? []) {
    const { metalId } = metalPrice;
    if (metalId !== inputs.metalId && Object.hasOwn(METALS, metalId))
      out.push([
        { kind: "metal", metalId },
        { metalId, metalPrice },
      ]);
  }
  for (const finish of ask.finishes ?? [])
    if (finish !== inputs.finish) out.push([{ kind: "finish", finish }, { finish }]);
  for (const ringScale of ask.ringScales ?? [])
    if (ringScale !== (inputs.ringScale ?? 1)) out.push([{ kind: "ring_size", ringScale }, { ringScale }]);
  if (ask.withoutEngraving && inputs.engraving)
    out.push([{ kind: "without_engraving" }, { engraving: null }]);
  if (ask.withoutStones && inputs.stones.length > 0) out.push([{ kind: "without_stones" }, { stones: [] }]);
  for (const quantity of ask.quantities ?? [])
    if (quantity !== inputs.quantity) out.push([{ kind: "quantity", quantity }, { quantity }]);
  return out;
}
