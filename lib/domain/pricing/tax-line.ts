import { sumMinor, taxAddedTo, taxIncludedIn } from "../money.ts";
import type { TaxRule } from "./price-rules.ts";
import type { AppliedTax, ReceiptLine } from "./receipt.ts";

/**
 * The tax of an order whose other lines are given. Included: the line adds 0 and its steps say how much
 * of the total is tax. Added: the line is the tax. Rounded to the minor unit, once, on the whole order.
 */
export function taxLine(
  lines: readonly ReceiptLine[],
  region: string,
  { rate, mode }: TaxRule,
): { line: ReceiptLine; tax: AppliedTax; taxMinor: number } {
  const base = sumMinor(lines.map((line) => line.amountMinor));
  const taxMinor = mode === "included" ? taxIncludedIn(base, rate) : taxAddedTo(base, rate);
  const line: ReceiptLine = {
    id: "tax",
    amountMinor: mode === "included" ? 0 : taxMinor,
    steps: [
      { label: "tax_base", value: base, unit: "minor" },
      { label: `tax_${mode}`, value: taxMinor, unit: "minor", params: { percent: rate / 100 } },
    ],
  };
  return { line, tax: { region, rate, mode }, taxMinor };
}
