import { mulDiv } from "./rounding.ts";

/**
 * Money is a whole number of minor units (kopeks) in one currency. Rounding everywhere: half away from
 * zero, the rule Russian tax law uses for roubles, and the one a customer can redo by hand.
 */
export type Currency = "RUB";

/** Minor units (kopeks), a safe integer. */
export type Minor = number;

/** Basis points: 1 % = 100. Shares are integers so that a rate is never a float. */
export type BasisPoints = number;
export const FULL_SHARE: BasisPoints = 10_000;

/** The sum of amounts. Throws RangeError when a part or the sum is not a safe integer. */
export function sumMinor(amounts: readonly Minor[]): Minor {
  return amounts.reduce((total, amount) => {
    const next = total + amount;
    if (!Number.isSafeInteger(amount) || !Number.isSafeInteger(next))
      throw new RangeError(`not a safe amount: ${amount}`);
    return next;
  }, 0);
}

/** `share` basis points of an amount, rounded half away from zero to the minor unit. */
export function shareOf(amountMinor: Minor, share: BasisPoints): Minor {
  return mulDiv([amountMinor, share], [FULL_SHARE]);
}

/**
 * Splits an amount by weights without losing or making a minor unit: the parts sum to `totalMinor`.
 * Largest remainder method (Hare quota); ties go to the earlier part. Weights are integers >= 0, not all 0.
 */
export function allocateMinor(totalMinor: Minor, weights: readonly number[]): Minor[] {
  const weightSum = sumMinor(weights);
  if (weights.some((weight) => weight < 0) || weightSum <= 0)
    throw new RangeError("weights must be >= 0 and not all 0");
  const sign = totalMinor < 0 ? -1n : 1n;
  const total = BigInt(totalMinor) * sign;
  const exact = weights.map((weight) => total * BigInt(weight));
  const parts = exact.map((value) => value / BigInt(weightSum));
  let missing = Number(total - parts.reduce((sum, part) => sum + part, 0n));
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value % BigInt(weightSum) }))
    .sort((a, b) => Number(b.remainder - a.remainder) || a.index - b.index);
  for (const { index } of byRemainder) {
    if (missing-- <= 0) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
  }
  return parts.map((part) => Number(part * sign) || 0);
}

/** Tax contained in a gross amount: gross x rate / (100 % + rate). */
export function taxIncludedIn(grossMinor: Minor, rate: BasisPoints): Minor {
  return mulDiv([grossMinor, rate], [FULL_SHARE + rate]);
}

/** Tax to add to a net amount: net x rate. */
export function taxAddedTo(netMinor: Minor, rate: BasisPoints): Minor {
  return shareOf(netMinor, rate);
}
