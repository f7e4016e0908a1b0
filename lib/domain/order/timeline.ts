import type { OrderStatus } from "./statuses.ts";
import type { OrderEventName } from "./transitions.ts";

export const STEPS = ["received", "priced", "confirmed", "made", "packed", "shipped", "delivered"] as const;
export type StepId = (typeof STEPS)[number];

/** Which step an event stands on; events without a row stand on the step that was current when they happened. */
const STEP_OF: Partial<Record<OrderEventName, StepId>> = {
  order_started: "received",
  model_stored: "received",
  price_requested: "received",
  price_calculated: "priced",
  price_failed: "priced",
  quote_remade: "priced",
  certificate_issued: "priced",
  payment_declined: "priced",
  payment_unknown: "priced",
  price_accepted: "priced",
  manufacturing_approved: "confirmed",
  payment_captured: "confirmed",
  manufacturing_claimed: "made",
  rework_needed: "made",
  rework_started: "made",
  manufacturing_completed: "made",
  packaging_started: "packed",
  shipped: "shipped",
  tracking_updated: "shipped",
  delivered: "delivered",
  closed: "delivered",
  closed_by_hand: "delivered",
};

/** The event that completes each step: nothing is done without it. */
const DONE_BY: Record<StepId, readonly OrderEventName[]> = {
  received: ["price_requested"],
  priced: ["price_accepted"],
  confirmed: ["manufacturing_approved"],
  made: ["manufacturing_completed"],
  packed: ["shipped"],
  shipped: ["shipped"],
  delivered: ["delivered", "closed_by_hand"],
};

/** What has a place of its own on the page: openings of the model, messages, choices, the clock of a claim. */
const ASIDE: readonly OrderEventName[] = [
  "model_opened",
  "message_sent",
  "options_changed",
  "claim_extended",
];
/** The same and the workshop's own moves. */
const NOT_SHOWN: readonly OrderEventName[] = [...ASIDE, "claim_released", "claim_expired", "quote_expired"];

/** What goes as it always does and asks nothing of anybody: it stands behind what matters on its step. */
const MINOR: readonly OrderEventName[] = ["order_started", "model_stored", "certificate_issued"];

export type TimelineEvent = { seq: number; event: OrderEventName; toStatus: OrderStatus; at: Date };
export type Step<E extends TimelineEvent> = {
  id: StepId;
  state: "done" | "current" | "ahead" | "stopped";
  /** When the step was completed. */
  doneAt: Date | null;
  events: E[];
  /** Minor ones, in order; a step without any other shows its latest minor one among `events`. */
  minor: E[];
};

/**
 * The seven steps a customer sees, from the history alone: a step lights up only by an event. Work that is done
 * again (`rework_needed`) makes its step current once more. A cancelled order stops at its step.
 */
export function timelineOf<E extends TimelineEvent>(history: readonly E[]): Step<E>[] {
  const steps: Step<E>[] = STEPS.map((id) => ({ id, state: "ahead", doneAt: null, events: [], minor: [] }));
  const current = () => steps.find((step) => step.doneAt === null) ?? steps[steps.length - 1];
  for (const event of history) {
    if (!NOT_SHOWN.includes(event.event)) {
      const place = steps.find((step) => step.id === STEP_OF[event.event]) ?? current();
      place?.[MINOR.includes(event.event) ? "minor" : "events"].push(event);
    }
    for (const step of steps) if (DONE_BY[step.id].includes(event.event)) step.doneAt = event.at;
    if (event.event === "rework_needed") reopen(steps, "made");
  }
  for (const { events, minor } of steps) if (events.length === 0) events.push(...minor.splice(-1));
  const isCancelled = history.at(-1)?.toStatus === "CANCELLED";
  for (const step of steps) if (step.doneAt) step.state = "done";
  const open = current();
  if (open && !open.doneAt) open.state = isCancelled ? "stopped" : "current";
  return steps;
}

/** The last thing of a history that matters, or else the last minor one; undefined for a history without either. */
export function lastOf<E extends TimelineEvent>(history: readonly E[]): E | undefined {
  const told = history.filter(({ event }) => !ASIDE.includes(event));
  return told.findLast(({ event }) => !MINOR.includes(event)) ?? told.at(-1);
}

function reopen(steps: Step<TimelineEvent>[], id: StepId): void {
  const step = steps.find((candidate) => candidate.id === id);
  if (step) step.doneAt = null;
}
