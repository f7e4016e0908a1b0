import { DEFAULT_PRICE_RULES } from "#lib/domain/pricing/default-price-rules.ts";
import { deliverySchedule, type ScheduleStep } from "#lib/domain/pricing/delivery-promise.ts";

/** A step of the promise as days after the upload. */
export type StepOffset = { id: ScheduleStep["id"]; from: number; to: number };

const dayMs = 86_400_000;

/**
 * The shop's promise without a date: the page is prerendered and the browser adds its own today. Only offsets go
 * to the browser, so that no price rule does.
 */
export function stepOffsets(): StepOffset[] {
  const start = new Date("2026-01-01T12:00:00Z");
  const steps = deliverySchedule(start, DEFAULT_PRICE_RULES);
  const first = Date.parse(steps[0]?.from ?? "");
  const offset = (day: string) => Math.round((Date.parse(day) - first) / dayMs);
  return steps.map(({ id, from, to }) => ({ id, from: offset(from), to: offset(to) }));
}
