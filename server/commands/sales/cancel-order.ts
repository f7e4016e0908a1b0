import type { CancelOrder } from "#lib/contracts/staff.ts";
import { requireStaff } from "#server/authorise.ts";
import { moveOrder } from "#server/commands/order/move-order.ts";
import { type OrderAnswer, orderAnswer } from "#server/commands/order/order-answer.ts";
import { endClaim } from "#server/commands/production/end-claim.ts";
import { onOrder } from "#server/commands/shared/on-order.ts";
import type { Ctx } from "#server/context.ts";

/** A seller cancels until packing inclusive; the money goes back by the outbox and an open claim ends. */
export async function cancelOrder(ctx: Ctx, input: CancelOrder): Promise<OrderAnswer> {
  const actor = requireStaff(ctx, "seller");
  const { reason } = input;
  return onOrder(ctx, { actor, command: "cancelOrder", input }, async (tx, loaded) => {
    await endClaim(tx, loaded, "cancelled", ctx.now());
    return orderAnswer(
      await moveOrder(tx, ctx, loaded, { event: "cancelled_by_seller", reason, set: { reason } }),
    );
  });
}
