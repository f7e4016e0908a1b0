import type { Metal } from "../metals.ts";
import { sumMinor } from "../money.ts";
import { deliveryLine } from "./delivery-line.ts";
import type { PricingRules } from "./price-rules.ts";
import { PricingError } from "./pricing-error.ts";
import type { ManualQuoteInputs } from "./quote-inputs.ts";
import type { ManualReceipt, ReceiptLine } from "./receipt.ts";
import { taxLine } from "./tax-line.ts";

/** Manual formula 1: the seller's sum, delivery, tax. Frozen, like every formula. */
export function manualFormulaV1(inputs: ManualQuoteInputs, rules: PricingRules, metal: Metal): ManualReceipt {
  const { amountMinor } = inputs.manual;
  const manual: ReceiptLine = {
    id: "manual",
    amountMinor,
    steps: [
      { label: "manual_price", value: amountMinor, unit: "minor", params: { reason: inputs.manual.reason } },
    ],
  };
  const net = [manual, deliveryLine(inputs, rules)];
  const rule = rules.taxByRegion[inputs.taxRegion];
  if (!rule) throw new PricingError("TAX_REGION_UNKNOWN", { region: inputs.taxRegion });
  const { line, tax, taxMinor } = taxLine(net, inputs.taxRegion, rule);
  const lines = [...net, line];
  return {
    receiptVersion: 1,
    kind: "manual",
    currency: "RUB",
    inputs,
    rules,
    metal,
    lines,
    rounding: [{ applies: "tax", rule: "half_away_from_zero", step: 1, unit: "minor" }],
    tax,
    taxMinor,
    totalMinor: sumMinor(lines.map((each) => each.amountMinor)),
    weightG: null,
    weightWithLossG: null,
    complexityClass: null,
    labourMinutes: null,
  };
}
