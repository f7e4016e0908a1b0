import type { BasisPoints, Minor } from "../money.ts";
import { FULL_SHARE } from "../money.ts";
import { calculateQuote } from "./calculate-quote.ts";
import type { PublicPriceRules } from "./price-rules.ts";
import type { QuoteInputs } from "./quote-inputs.ts";

export interface EstimateBand {
  lowMinor: Minor;
  highMinor: Minor;
}

/**
 * Low and high end of the price while the measures are not exact: volume, area and height each known to
 * within `uncertainty`. The price grows with each of them, so the exact price of measures inside the
 * uncertainty lies inside the band. Ends are rounded outwards to the rules' step. Throws PricingError.
 */
export function estimateBand(
  inputs: QuoteInputs,
  rules: PublicPriceRules,
  uncertainty: BasisPoints,
): EstimateBand {
  const step = rules.operations.estimateRoundingMinor;
  const low = calculateQuote(scaled(inputs, FULL_SHARE - uncertainty), rules).totalMinor;
  const high = calculateQuote(scaled(inputs, FULL_SHARE + uncertainty), rules).totalMinor;
  return { lowMinor: Math.floor(low / step) * step, highMinor: Math.ceil(high / step) * step };
}

function scaled(inputs: QuoteInputs, share: BasisPoints): QuoteInputs {
  const { analysis } = inputs;
  return {
    ...inputs,
    analysis: {
      ...analysis,
      volumeMm3: (analysis.volumeMm3 * share) / FULL_SHARE,
      areaMm2: (analysis.areaMm2 * share) / FULL_SHARE,
      heightMm: (analysis.heightMm * share) / FULL_SHARE,
    },
  };
}
