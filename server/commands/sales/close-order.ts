import type { CloseOrder } from "#lib/contracts/staff.ts";
import { requireStaff } from "#server/authorise.ts";
import { moveOrder } from "#server/commands/order/move-order.ts";
import { type OrderAnswer, orderAnswer } from "#server/commands/order/order-answer.ts";
import { onOrder } from "#server/commands/shared/on-order.ts";
import type { Ctx } from "#server/context.ts";

/** Closes a delivered order, or a shipped one by hand, which needs a reason (GUARD_REASON_GIVEN). */
export async function closeOrder(ctx: Ctx, input: CloseOrder): Promise<OrderAnswer> {
  const actor = requireStaff(ctx, "seller");
  const { reason } = input;
  return onOrder(ctx, { actor, command: "closeOrder", input }, async (tx, loaded) => {
    const event = loaded.facts.status === "SHIPPED" ? "closed_by_hand" : "closed";
    const move = reason ? ({ event, reason, set: { reason } } as const) : ({ event } as const);
    return orderAnswer(await moveOrder(tx, ctx, loaded, move));
  });
}
