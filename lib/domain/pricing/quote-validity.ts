import type { PriceRules } from "./price-rules.ts";
import type { MetalPrice } from "./quote-inputs.ts";

const HOUR_MS = 3_600_000;
/** Clocks of feeds and servers differ by seconds; past this a price is from the future and not in force. */
const CLOCK_SKEW_MS = 300_000;

/** The moment after which a quote can no longer be accepted. */
export function quoteValidUntil(pricedAt: Date, rules: PriceRules): Date {
  return new Date(pricedAt.getTime() + rules.operations.quoteValidHours * HOUR_MS);
}

/** Age of a metal price in hours; NaN when its date cannot be read. */
export function metalPriceAgeHours(price: Pick<MetalPrice, "at">, now: Date): number {
  return (now.getTime() - Date.parse(price.at)) / HOUR_MS;
}

/**
 * Must quoting stop because of this price: older than its limit, dated in the future past clock skew, or
 * with a date that cannot be read.
 */
export function isMetalPriceStale(price: Pick<MetalPrice, "at">, now: Date, limitHours: number): boolean {
  const age = metalPriceAgeHours(price, now);
  return !(age <= limitHours && age >= -CLOCK_SKEW_MS / HOUR_MS);
}

/** Is the step from one price to the next so large that an admin is asked twice. */
export function isMetalPriceJump(fromMinor: number, toMinor: number, rules: PriceRules): boolean {
  return Math.abs(toMinor - fromMinor) * 10_000 > fromMinor * rules.operations.metalPriceJumpShare;
}
