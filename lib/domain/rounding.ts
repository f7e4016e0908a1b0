/**
 * product(factors) / product(divisors) as an integer, rounded once, half away from zero.
 * Exact: the products are formed in BigInt, so no intermediate overflows or loses a bit.
 * Every argument must be a safe integer; throws RangeError when one is not, when a divisor is 0 or when
 * the result leaves the safe range.
 */
export function mulDiv(factors: readonly number[], divisors: readonly number[]): number {
  let numerator = product(factors);
  let denominator = product(divisors);
  if (denominator === 0n) throw new RangeError("mulDiv: a divisor is zero");
  if (denominator < 0n) [numerator, denominator] = [-numerator, -denominator];
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return toSafeInteger(numerator < 0n ? -rounded : rounded);
}

/** Like {@link mulDiv}, but the result is the nearest multiple of `step` (one rounding, not two). */
export function mulDivToStep(factors: readonly number[], divisors: readonly number[], step: number): number {
  return toSafeInteger(BigInt(mulDiv(factors, [...divisors, step])) * BigInt(step));
}

/**
 * A measured length, area or volume as a whole number of thousandths of its unit, half up.
 * Uses one multiplication and one addition, which IEEE 754 defines to the bit: any engine gives the same.
 * Throws RangeError for a negative, infinite or too large figure.
 */
export function toThousandths(value: number): number {
  const scaled = Math.floor(value * 1000 + 0.5);
  if (!Number.isSafeInteger(scaled) || value < 0) throw new RangeError(`measure out of range: ${value}`);
  return scaled;
}

function product(values: readonly number[]): bigint {
  return values.reduce((total, value) => {
    if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${value}`);
    return total * BigInt(value);
  }, 1n);
}

function toSafeInteger(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`amount out of the safe range: ${value}`);
  return number;
}
