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

/** Moves within the workshop, and openings and messages, which have places of their own on the page. */
const NOT_SHOWN: readonly OrderEventName[] = [
  "claim_released",
  "claim_expired",
  "claim_extended",
  "model_opened",
  "message_sent",
  "options_changed",
  "quote_expired",
];

export type TimelineEvent = { seq: number; event: OrderEventName; toStatus: OrderStatus; at: Date };
export type Step<E extends TimelineEvent> = {
  id: StepId;
  state: "done" | "current" | "ahead" | "stopped";
  /** When the step was completed. */
  doneAt: Date | null;
  events: E[];
};

/**
 * The seven steps a customer sees, from the history alone: a step lights up only by an event. Work that is done
 * again (`rework_needed`) makes its step current once more. A cancelled order stops at its step.
 */
export function timelineOf<E extends TimelineEvent>(history: readonly E[]): Step<E>[] {
  const steps: Step<E>[] = STEPS.map((id) => ({ id, state: "ahead", doneAt: null, events: [] }));
  const current = () => steps.find((step) => step.doneAt === null) ?? steps[steps.length - 1];
  for (const event of history) {
    if (!NOT_SHOWN.includes(event.event)) {
      const place = steps.find((step) => step.id === STEP_OF[event.event]) ?? current();
      place?.events.push(event);
    }
    for (const step of steps) if (DONE_BY[step.id].includes(event.event)) step.doneAt = event.at;
    if (event.event === "rework_needed") reopen(steps, "made");
  }
  const isCancelled = history.at(-1)?.toStatus === "CANCELLED";
  for (const step of steps) if (step.doneAt) step.state = "done";
  const open = current();
  if (open && !open.doneAt) open.state = isCancelled ? "stopped" : "current";
  return steps;
}

function reopen(steps: Step<TimelineEvent>[], id: StepId): void {
  const step = steps.find((candidate) => candidate.id === id);
  if (step) step.doneAt = null;
}
