import type { PricingRules } from "./price-rules.ts";
import type { PieceOptions } from "./quote-inputs.ts";
import type { ReceiptLine } from "./receipt.ts";

/** Delivery of the whole order, by the method's price. */
export function deliveryLine(options: PieceOptions, rules: PricingRules): ReceiptLine {
  const amountMinor = rules.deliveryMinor[options.deliveryMethod];
  return {
    id: "delivery",
    amountMinor,
    steps: [{ label: `delivery_${options.deliveryMethod}`, value: amountMinor, unit: "minor" }],
  };
}
