import type { Metal } from "../metals.ts";
import type { BasisPoints, Currency, Minor } from "../money.ts";
import type { PricingRules } from "./price-rules.ts";
import type { ManualQuoteInputs, QuoteInputs } from "./quote-inputs.ts";

export const LINE_IDS = [
  "metal",
  "print_casting",
  "labour",
  "stones",
  "engraving",
  "setup",
  "margin",
  "quantity_discount",
  "manual",
  "delivery",
  "tax",
] as const;
export type LineId = (typeof LINE_IDS)[number];

/** How to read the value of a step. Money is in minor units, measures in the named unit. */
export const STEP_UNITS = [
  "mm3",
  "mm2",
  "mm",
  "g",
  "minute",
  "count",
  "factor",
  "percent",
  "minor",
  "minor_per_g",
] as const;
type StepUnit = (typeof STEP_UNITS)[number];

/** One step of the reckoning behind a line, in order; `label` is a key of the messages `price.steps`. */
export interface ReceiptStep {
  label: string;
  value: number;
  unit: StepUnit;
  params?: Record<string, string | number>;
}

export interface ReceiptLine {
  id: LineId;
  /** For all pieces; a discount is negative. A tax that is included adds 0 here and stands in `taxMinor`. */
  amountMinor: Minor;
  steps: ReceiptStep[];
}

/** A rounding that was applied, in words the catalogue holds (`price.rounding`). */
export interface RoundingNote {
  applies: "mass" | "line" | "labour" | "tax";
  rule: "half_away_from_zero";
  step: number;
  unit: "g" | "minor" | "minute";
}

export interface AppliedTax {
  region: string;
  rate: BasisPoints;
  mode: "included" | "added";
}

interface ReceiptBase {
  receiptVersion: 1;
  currency: Currency;
  /** The part of the price rules that the formula read: a replay needs nothing but the receipt. */
  rules: PricingRules;
  metal: Metal;
  lines: ReceiptLine[];
  rounding: RoundingNote[];
  tax: AppliedTax;
  /** The tax in `totalMinor`, whether it was included or added. */
  taxMinor: Minor;
  /** The exact sum of `lines`. */
  totalMinor: Minor;
}

/** A price the formula gave. */
export interface FormulaReceipt extends ReceiptBase {
  kind: "formula";
  inputs: QuoteInputs;
  /** One piece, g to 0.01. */
  weightG: number;
  /** Metal to be poured for one piece, casting loss included, g to 0.01 (the price uses it unrounded). */
  weightWithLossG: number;
  /** 1..5 */
  complexityClass: number;
  /** Bench time of one piece without setting and engraving. */
  labourMinutes: number;
}

/** A price a seller named. */
export interface ManualReceipt extends ReceiptBase {
  kind: "manual";
  inputs: ManualQuoteInputs;
  weightG: null;
  weightWithLossG: null;
  complexityClass: null;
  labourMinutes: null;
}

/** What a quote stores: every input, every line, every rounding. Plain JSON, stable for ever. */
export type Receipt = FormulaReceipt | ManualReceipt;
