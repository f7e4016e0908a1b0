import type { ActorKind, OrderStatus, PaymentStatus } from "./statuses.ts";
import {
  CUSTOMER_CANCELLABLE,
  type Effect,
  type Guard,
  TRANSITIONS,
  type TransitionEvent,
  type TransitionRow,
} from "./transitions.ts";

/** What the decision needs to know of an order. Times and ids are given, never read here. */
export type OrderFacts = {
  status: OrderStatus;
  paymentStatus: PaymentStatus;
  heldFrom: OrderStatus | null;
  modelStored: boolean;
  quoteValid: boolean;
  /** Operator who holds the open claim, null when the order is free. */
  claimedBy: string | null;
};

export type TransitionRequest = {
  event: TransitionEvent;
  actor: { kind: ActorKind; id: string | null };
  reason?: string | undefined;
  nextActionAt?: string | undefined;
  tracking?: string | undefined;
};

export type Transition = {
  event: TransitionEvent;
  from: OrderStatus;
  to: OrderStatus;
  effects: readonly Effect[];
};
export type TransitionRefusal =
  | { refused: "WRONG_STATUS"; status: OrderStatus }
  | { refused: "WRONG_ACTOR"; status: OrderStatus }
  | { refused: "GUARD"; guard: Guard; status: OrderStatus };

const GUARDS: Record<Guard, (order: OrderFacts, request: TransitionRequest) => boolean> = {
  model_stored: (order) => order.modelStored,
  quote_valid: (order) => order.quoteValid,
  payment_authorized: (order) => order.paymentStatus === "authorized" || order.paymentStatus === "captured",
  claim_free: (order) => order.claimedBy === null,
  own_claim: (order, { actor }) => actor.id !== null && order.claimedBy === actor.id,
  tracking_given: (_, { tracking }) => Boolean(tracking?.trim()),
  reason_given: (_, { reason }) => Boolean(reason?.trim()),
  next_action_given: (_, { nextActionAt }) => Boolean(nextActionAt),
};

/**
 * Decides one move of an order. Pure: the same facts give the same answer.
 * Returns the move with its effects, or the refusal with the status the order is really in.
 */
export function transition(order: OrderFacts, request: TransitionRequest): Transition | TransitionRefusal {
  const row: TransitionRow | undefined = TRANSITIONS.find((candidate) => candidate.event === request.event);
  if (!row?.from.includes(order.status)) return { refused: "WRONG_STATUS", status: order.status };
  if (!row.actors.includes(request.actor.kind)) return { refused: "WRONG_ACTOR", status: order.status };
  if (!mayCancelFromHold(order, request)) return { refused: "WRONG_STATUS", status: order.status };
  const failed = row.guards.find((guard) => !GUARDS[guard](order, request));
  if (failed) return { refused: "GUARD", guard: failed, status: order.status };
  const to = row.to === "held_from" ? order.heldFrom : row.to;
  if (!to) return { refused: "WRONG_STATUS", status: order.status };
  return { event: request.event, from: order.status, to, effects: row.effects };
}

/** The moves this actor could make now, each with the guard that stands in the way, if any. */
export function movesFor(
  order: OrderFacts,
  actor: TransitionRequest["actor"],
): { event: TransitionEvent; refusal: TransitionRefusal | null }[] {
  return TRANSITIONS.filter((row: TransitionRow) => row.actors.includes(actor.kind)).map(({ event }) => {
    const outcome = transition(order, { event, actor, reason: "-", nextActionAt: "-", tracking: "-" });
    return { event, refusal: "refused" in outcome ? outcome : null };
  });
}

// A held order keeps the rights of the status it was held in.
function mayCancelFromHold(order: OrderFacts, request: TransitionRequest): boolean {
  if (request.event !== "cancelled_by_customer" || order.status !== "ON_HOLD") return true;
  return order.heldFrom !== null && CUSTOMER_CANCELLABLE.includes(order.heldFrom);
}
