import type { Minor } from "../../money.ts";
import { mulDivToStep } from "../../rounding.ts";
import type { PricingRules } from "../price-rules.ts";
import type { LineId, ReceiptLine, ReceiptStep } from "../receipt.ts";

type MinimumId = keyof PricingRules["minimumMinor"];

/**
 * A line whose price of one piece is product(factors) / product(divisors) minor units, rounded to the
 * rules' step, raised to the line's minimum and taken `quantity` times. Adds the steps that say so.
 */
export function pieceLine(
  id: LineId & MinimumId,
  steps: ReceiptStep[],
  [factors, divisors]: readonly [readonly number[], readonly number[]],
  quantity: number,
  rules: PricingRules,
): ReceiptLine {
  const rounded = mulDivToStep(factors, divisors, rules.lineRoundingMinor);
  const minimum = rules.minimumMinor[id];
  const each = Math.max(rounded, minimum);
  const all = [...steps, roundedStep(rounded, rules)];
  if (each > rounded) all.push({ label: "minimum", value: minimum, unit: "minor" });
  const amountMinor = each * quantity;
  if (quantity > 1) all.push(timesStep(quantity, amountMinor));
  return { id, amountMinor, steps: all };
}

export function roundedStep(value: Minor, rules: PricingRules): ReceiptStep {
  return { label: "rounded", value, unit: "minor", params: { step: rules.lineRoundingMinor } };
}

function timesStep(quantity: number, value: Minor): ReceiptStep {
  return { label: "times_quantity", value, unit: "minor", params: { quantity } };
}
