import type { Metal } from "../metals.ts";
import { manualFormulaV1 } from "./manual-formula-v1.ts";
import type { PricingRules } from "./price-rules.ts";
import { PricingError } from "./pricing-error.ts";
import type { ManualQuoteInputs, QuoteInputs } from "./quote-inputs.ts";
import type { FormulaReceipt, ManualReceipt } from "./receipt.ts";
import { formulaV1 } from "./v1/formula-v1.ts";

type Formula<Inputs, Result> = (inputs: Inputs, rules: PricingRules, metal: Metal) => Result;

/** Every formula that ever priced an order. Nothing is removed: each receipt must replay for ever. */
const FORMULAS: Readonly<Record<number, Formula<QuoteInputs, FormulaReceipt>>> = { 1: formulaV1 };
const MANUAL_FORMULAS: Readonly<Record<number, Formula<ManualQuoteInputs, ManualReceipt>>> = {
  1: manualFormulaV1,
};

/** The version new quotes are made with. */
export const CURRENT_FORMULA_VERSION = 1;
export const CURRENT_MANUAL_FORMULA_VERSION = 1;

/** Throws PricingError FORMULA_UNKNOWN. */
export function formulaOf(version: number): Formula<QuoteInputs, FormulaReceipt> {
  return FORMULAS[version] ?? unknown(version);
}

/** Throws PricingError FORMULA_UNKNOWN. */
export function manualFormulaOf(version: number): Formula<ManualQuoteInputs, ManualReceipt> {
  return MANUAL_FORMULAS[version] ?? unknown(version);
}

function unknown(version: number): never {
  throw new PricingError("FORMULA_UNKNOWN", { version });
}
