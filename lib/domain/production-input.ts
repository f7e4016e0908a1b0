/** Who carries a parcel. */
export const CARRIERS = ["cdek", "russian_post", "courier", "pickup"] as const;
export type Carrier = (typeof CARRIERS)[number];

/** A tracking number as it is kept: upper case, no space around it; null when it cannot be one. */
export function trackingNumber(typed: string): string | null {
  const tracking = typed.trim().toUpperCase();
  return /^[A-Z0-9-]{4,40}$/.test(tracking) ? tracking : null;
}

const MOST_REWORK_DAYS = 60;

/** Whole days by which a rework may move the date. */
export function isReworkDelay(days: number): boolean {
  return Number.isInteger(days) && days >= 0 && days <= MOST_REWORK_DAYS;
}
