import { FULL_SHARE, type Minor } from "../money.ts";
import { mulDivToStep } from "../rounding.ts";
import { engravedCharacters } from "./engraved-characters.ts";
import type { PriceRules } from "./price-rules.ts";
import type { Receipt } from "./receipt.ts";

export type DifficultyClass = 1 | 2 | 3 | 4 | 5;

/** Bench minutes of one piece: labour of the receipt, setting and engraving. Null for a manual price. */
function benchMinutes(receipt: Receipt, rules: PriceRules): number | null {
  if (receipt.kind === "manual") return null;
  const { settingMinutes, engravingMinutesPerCharacter } = rules.operations.operatorPay;
  const { stones, engraving } = receipt.inputs;
  const setting = stones.reduce((sum, stone) => sum + settingMinutes[stone.setting] * stone.count, 0);
  const cutting = engraving ? engravedCharacters(engraving.text) * engravingMinutesPerCharacter : 0;
  return receipt.labourMinutes + setting + cutting;
}

/**
 * How hard a piece is, 1..5, from its bench minutes. What the formula could not price, a seller did by
 * hand because it is unusual: class 4.
 */
export function difficultyClass(receipt: Receipt, rules: PriceRules): DifficultyClass {
  const minutes = benchMinutes(receipt, rules);
  if (minutes === null) return 4;
  const reached = rules.operations.operatorPay.benchMinuteSteps.filter((step) => minutes >= step).length;
  return (1 + reached) as DifficultyClass;
}

/**
 * What the operator who claims the order is paid: by difficulty for the first piece, a share of it for
 * each further one, rounded to a rouble. Never shown to a customer.
 */
export function operatorPay(receipt: Receipt, rules: PriceRules): Minor {
  const { classMinor, extraPieceShare } = rules.operations.operatorPay;
  const first = classMinor[difficultyClass(receipt, rules) - 1] ?? 0;
  const extra = receipt.inputs.quantity - 1;
  return mulDivToStep([first, FULL_SHARE + extra * extraPieceShare], [FULL_SHARE], 100);
}
