import type { OrderStatus } from "#lib/domain/order/statuses.ts";
import { type OrderFacts, transition } from "#lib/domain/order/transition.ts";
import type { Guard, TransitionEvent } from "#lib/domain/order/transitions.ts";

const SELLER_MOVES = ["approve", "hold", "resume", "price", "retry", "cancel", "close"] as const;
export type SellerMove = (typeof SELLER_MOVES)[number];
/** A move a seller could think of, and what stands in its way: the status, or a guard. */
type MoveOffer = { move: SellerMove; why: "status" | Guard | null };

const EVENT_OF: Record<Exclude<SellerMove, "retry" | "close">, TransitionEvent> = {
  approve: "manufacturing_approved",
  hold: "held",
  resume: "resumed",
  price: "price_calculated",
  cancel: "cancelled_by_seller",
};

/** Every move of a seller on this order, possible or with the reason why not. What a form asks for counts as given. */
export function movesOf(facts: OrderFacts): MoveOffer[] {
  return SELLER_MOVES.map((move) => ({ move, why: obstacle(move, facts) }));
}

function obstacle(move: SellerMove, facts: OrderFacts): MoveOffer["why"] {
  if (move === "retry") return facts.status === "PRICE_FAILED" ? null : "status";
  const event = move === "close" ? closing(facts.status) : EVENT_OF[move];
  const given = { reason: "-", nextActionAt: "-", tracking: "-" };
  const outcome = transition(facts, { event, actor: { kind: "seller", id: "-" }, ...given });
  if (!("refused" in outcome)) return null;
  return outcome.refused === "GUARD" ? outcome.guard : "status";
}

const closing = (status: OrderStatus): TransitionEvent =>
  status === "SHIPPED" ? "closed_by_hand" : "closed";
