import { canonicalJson } from "../canonical-json.ts";
import { formulaOf, manualFormulaOf } from "./formula-registry.ts";
import type { Receipt } from "./receipt.ts";

export interface Replay {
  /** What the stored inputs give today. */
  totalMinor: number;
  /** True when the whole receipt comes out the same: total, each line, each step. */
  equal: boolean;
}

/**
 * Reckons a stored receipt again from its own inputs, rules and metal, with the formula version it names;
 * today's rules play no part. Throws PricingError FORMULA_UNKNOWN for a version this code never had.
 */
export function replay(receipt: Receipt): Replay {
  const again = recalculate(receipt);
  return { totalMinor: again.totalMinor, equal: canonicalJson(again) === canonicalJson(receipt) };
}

function recalculate(receipt: Receipt): Receipt {
  const { rules, metal } = receipt;
  if (receipt.kind === "manual")
    return manualFormulaOf(receipt.inputs.formulaVersion)(receipt.inputs, rules, metal);
  return formulaOf(receipt.inputs.formulaVersion)(receipt.inputs, rules, metal);
}
