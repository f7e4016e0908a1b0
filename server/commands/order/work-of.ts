import type { Reader } from "#db/transaction.ts";
import { difficultyClass, operatorPay } from "#lib/domain/pricing/operator-pay.ts";
import type { Receipt } from "#lib/domain/pricing/receipt.ts";
import { getCurrentPriceRules } from "#server/queries/price/current-price-rules.ts";

/** What the board says of a job: mass of one piece (g), difficulty 1..5 and pay (minor units). */
export async function workOf(
  db: Reader,
  receipt: Receipt,
): Promise<{ weightG: number; difficulty: number; payMinor: number }> {
  const rules = await getCurrentPriceRules(db);
  return {
    weightG: receipt.weightG ?? 0,
    difficulty: difficultyClass(receipt, rules),
    payMinor: operatorPay(receipt, rules),
  };
}
