const UNIT_MS: Record<string, number> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
const DURATION = /^(?:\d+(?:\.\d+)?(?:ms|[smhdw]))+$/;
const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;
const LONGEST_MS = 366 * 86_400_000;

/** A moment told by the app: so many milliseconds from now, or an instant in milliseconds since 1970. */
export type Moment = { afterMs: number } | { atMs: number };

/** Parses `1w2d3h4m5s` or `500ms` into milliseconds; throws a RangeError with the text when it is neither. */
export function parseDuration(text: string): number {
  if (!DURATION.test(text)) throw new RangeError(`not a duration: "${text}"`);
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhdw])/g)) {
    total += Number(amount) * (UNIT_MS[unit ?? ""] ?? 0);
  }
  return total;
}

/**
 * Parses what the SDK puts into a sleep, a time-out or a `cancelOn.timeout`: a duration, an ISO instant, or
 * the empty string ("already over"). Limit of the protocol: 366 days ahead for a duration.
 */
export function parseMoment(text: string): Moment {
  if (text === "") return { afterMs: 0 };
  if (ISO_INSTANT.test(text)) {
    const atMs = Date.parse(text);
    if (Number.isFinite(atMs)) return { atMs };
  }
  const afterMs = parseDuration(text);
  if (afterMs > LONGEST_MS) throw new RangeError(`longer than 366 days: "${text}"`);
  return { afterMs };
}

/**
 * Reads a Retry-After header: whole seconds or a date. Clipped to one second … 24 hours; null when absent or
 * not understood. `nowMs` is the clock the date is compared with.
 */
export function parseRetryAfter(header: string | undefined, nowMs: number): number | null {
  if (header === undefined || header === "") return null;
  const seconds = /^\d{1,7}$/.test(header) ? Number(header) : (Date.parse(header) - nowMs) / 1_000;
  if (!Number.isFinite(seconds)) return null;
  return Math.min(Math.max(Math.ceil(seconds * 1_000), 1_000), 86_400_000);
}
