import { METALS } from "../metals.ts";
import { checkManualInputs, checkQuoteInputs } from "./check-quote-inputs.ts";
import { formulaOf, manualFormulaOf } from "./formula-registry.ts";
import type { PublicPriceRules } from "./price-rules.ts";
import { PricingError } from "./pricing-error.ts";
import type { ManualQuoteInputs, QuoteInputs } from "./quote-inputs.ts";
import type { FormulaReceipt, ManualReceipt } from "./receipt.ts";

/**
 * The exact price of an order and the whole reckoning behind it. Pure: the same inputs and rules give the
 * same receipt to the minor unit. `lines` sum to `totalMinor`. Throws PricingError (see its codes).
 */
export function calculateQuote(inputs: QuoteInputs, rules: PublicPriceRules): FormulaReceipt {
  checkQuoteInputs(inputs, rules);
  const formula = formulaOf(inputs.formulaVersion);
  return withinRange(() => formula(inputs, rules.pricing, METALS[inputs.metalId]));
}

/** A receipt for a price that a seller named with a reason; it replays like any other. Throws PricingError. */
export function calculateManualQuote(inputs: ManualQuoteInputs, rules: PublicPriceRules): ManualReceipt {
  checkManualInputs(inputs, rules);
  const formula = manualFormulaOf(inputs.formulaVersion);
  return withinRange(() => formula(inputs, rules.pricing, METALS[inputs.metalId]));
}

function withinRange<T>(calculate: () => T): T {
  try {
    return calculate();
  } catch (error) {
    if (error instanceof RangeError) throw new PricingError("AMOUNT_TOO_LARGE");
    throw error;
  }
}
