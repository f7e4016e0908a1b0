import type { StepId } from "#lib/domain/order/timeline.ts";
import type { PublicPriceRules, ScheduledStep } from "./price-rules.ts";
import { SCHEDULED_STEPS } from "./price-rules.ts";

/** A civil day of the workshop, "2026-01-05". */
export type CalendarDay = string;

export interface ScheduleStep {
  id: "model_and_price" | ScheduledStep | "arrival";
  from: CalendarDay;
  to: CalendarDay;
}

const DAY_MS = 86_400_000;

/** The civil day of a moment at the workshop. */
export function workshopDay(moment: Date, rules: PublicPriceRules): CalendarDay {
  const local = moment.getTime() + rules.operations.workshopUtcOffsetMinutes * 60_000;
  return new Date(local).toISOString().slice(0, 10);
}

/** The day the customer holds the piece: `promiseDays` (three weeks) after the day of acceptance. */
export function promisedDate(acceptedAt: Date, rules: PublicPriceRules): CalendarDay {
  return addDays(workshopDay(acceptedAt, rules), rules.operations.promiseDays);
}

/**
 * The six steps with their days for a model uploaded at `uploadedAt` and accepted `acceptAfterDays` later
 * (a day, when nothing is known): what the landing page shows. Arrival is the same promise as everywhere.
 */
export function deliverySchedule(
  uploadedAt: Date,
  rules: PublicPriceRules,
  acceptAfterDays = 1,
): ScheduleStep[] {
  const uploaded = workshopDay(uploadedAt, rules);
  const accepted = addDays(uploaded, acceptAfterDays);
  const arrival = addDays(accepted, rules.operations.promiseDays);
  const middle = SCHEDULED_STEPS.map((id) => {
    const [from, to] = rules.operations.scheduleDays[id];
    return { id, from: addDays(accepted, from), to: addDays(accepted, to) };
  });
  return [
    { id: "model_and_price", from: uploaded, to: uploaded },
    ...middle,
    { id: "arrival", from: arrival, to: arrival },
  ];
}

/**
 * The days by which an accepted order should pass the steps ahead of it, when it is expected at the customer's at
 * `expectedAt`: the schedule reckoned back from there, so that a delay moves them all. Of a day already gone nothing
 * is said.
 */
export function stepDays(
  expectedAt: Date,
  now: Date,
  rules: PublicPriceRules,
): Partial<Record<StepId, CalendarDay>> {
  const { scheduleDays, promiseDays } = rules.operations;
  const offsets = {
    confirmed: scheduleDays.confirmation[1],
    made: scheduleDays.bench_work[1],
    packed: scheduleDays.bench_work[1],
    shipped: scheduleDays.dispatch[1],
    delivered: promiseDays,
  };
  const accepted = addDays(workshopDay(expectedAt, rules), -promiseDays);
  const today = workshopDay(now, rules);
  const days = Object.entries(offsets).map(([step, offset]) => [step, addDays(accepted, offset)] as const);
  return Object.fromEntries(days.filter(([, day]) => day >= today));
}

/** The civil day `days` later. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
