import { FULL_SHARE } from "../../money.ts";
import { mulDivToStep } from "../../rounding.ts";
import type { PricingRules } from "../price-rules.ts";
import type { QuoteInputs } from "../quote-inputs.ts";
import type { ReceiptLine, ReceiptStep } from "../receipt.ts";
import { pieceLine } from "./line.ts";
import type { Piece } from "./piece.ts";

/** Bench minutes of one piece: clean-up, finish by surface, parts; rounded to the rules' step. */
export function labourMinutes(inputs: QuoteInputs, piece: Piece, rules: PricingRules): number {
  const { labour } = rules;
  const fixed = labour.baseMinutes + classMinutes(piece, rules) + partMinutes(inputs, rules);
  // thousandths of mm2 to cm2: 100 000
  const finishing = piece.area * labour.minutesPerCm2[inputs.finish];
  const factor = labour.familyFactor[piece.metal.family];
  return mulDivToStep([fixed * 100_000 + finishing, factor], [100_000, FULL_SHARE], labour.roundingMinutes);
}

/** Bench time x the hour's price. */
export function labourLine(
  inputs: QuoteInputs,
  piece: Piece,
  minutes: number,
  rules: PricingRules,
): ReceiptLine {
  const { labour } = rules;
  const parts = partMinutes(inputs, rules);
  const factor = labour.familyFactor[piece.metal.family];
  const steps: ReceiptStep[] = [
    { label: "labour_base", value: labour.baseMinutes, unit: "minute" },
    {
      label: "labour_class",
      value: classMinutes(piece, rules),
      unit: "minute",
      params: { class: piece.complexityClass },
    },
    {
      label: `labour_${inputs.finish}`,
      value: Math.round((piece.area * labour.minutesPerCm2[inputs.finish]) / 100_000),
      unit: "minute",
      params: { area: piece.area / 1000 },
    },
  ];
  if (parts > 0) steps.push({ label: "labour_parts", value: parts, unit: "minute" });
  if (factor !== FULL_SHARE)
    steps.push({ label: "family_factor", value: factor / FULL_SHARE, unit: "factor" });
  steps.push({ label: "labour_time", value: minutes, unit: "minute" });
  steps.push({ label: "labour_hour", value: labour.hourMinor, unit: "minor" });
  return pieceLine("labour", steps, [[minutes, labour.hourMinor], [60]], inputs.quantity, rules);
}

function classMinutes(piece: Piece, rules: PricingRules): number {
  return rules.labour.classMinutes[piece.complexityClass - 1] ?? 0;
}

function partMinutes(inputs: QuoteInputs, rules: PricingRules): number {
  const charged = Math.min(inputs.analysis.parts, rules.labour.maxChargedParts);
  return (charged - 1) * rules.labour.minutesPerExtraPart;
}
