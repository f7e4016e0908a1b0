import type { Transaction } from "#db/transaction.ts";
import { type Transition, type TransitionRequest, transition } from "#lib/domain/order/transition.ts";
import type { Ctx } from "#server/context.ts";
import { conflict, Refusal } from "#server/errors.ts";
import type { LoadedOrder, OrderRow } from "./load-order.ts";
import { type OrderChange, recordEvent } from "./record-event.ts";

type Move = Omit<TransitionRequest, "actor"> & Pick<OrderChange, "payload" | "set" | "view">;

/**
 * Decides and records one transition. Refuses with CONFLICT and the state the order is really in (wrong status,
 * or a guard that does not hold), or FORBIDDEN when this actor never makes that move.
 */
export async function moveOrder(
  tx: Transaction,
  ctx: Ctx,
  loaded: LoadedOrder,
  move: Move,
): Promise<OrderRow> {
  const outcome = decideMove(ctx, loaded, move);
  const leavesHold = outcome.from === "ON_HOLD";
  return recordEvent(tx, ctx, loaded.row, {
    event: outcome.event,
    to: outcome.to,
    effects: outcome.effects,
    payload: { ...(move.reason ? { reason: move.reason } : {}), ...move.payload },
    ...(move.view ? { view: move.view } : {}),
    set: {
      ...(leavesHold ? { heldFrom: null, nextActionAt: null } : {}),
      ...(outcome.to === "ON_HOLD" ? { heldFrom: outcome.from } : {}),
      ...move.set,
    },
  });
}

/** Whether this actor may make the move now, without making it. Refuses as `moveOrder` does. */
export function decideMove(
  { actor }: Pick<Ctx, "actor">,
  loaded: Pick<LoadedOrder, "facts" | "claim">,
  move: Omit<TransitionRequest, "actor">,
): Transition {
  if (actor.kind === "nobody") throw new Refusal("UNAUTHENTICATED", "SIGN_IN_NEEDED");
  const outcome = transition(loaded.facts, { ...move, actor: { kind: actor.kind, id: actor.id } });
  if ("refused" in outcome) {
    if (outcome.refused === "WRONG_ACTOR")
      throw new Refusal("FORBIDDEN", "MOVE_NOT_YOURS", { event: move.event });
    if (outcome.refused === "GUARD")
      throw conflict(`GUARD_${outcome.guard.toUpperCase()}`, { status: outcome.status });
    throw conflict("WRONG_STATUS", {
      status: outcome.status,
      event: move.event,
      by: loaded.claim?.operatorName ?? null,
    });
  }
  return outcome;
}
