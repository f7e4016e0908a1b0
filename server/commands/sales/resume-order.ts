import type { StaffMove } from "#lib/contracts/staff.ts";
import { requireStaff } from "#server/authorise.ts";
import { moveOrder } from "#server/commands/order/move-order.ts";
import { type OrderAnswer, orderAnswer } from "#server/commands/order/order-answer.ts";
import { renewClaim } from "#server/commands/production/renew-claim.ts";
import { onOrder } from "#server/commands/shared/on-order.ts";
import type { Ctx } from "#server/context.ts";

/** Ends a hold: the order goes back to where it was held, and an operator's claim starts a fresh lease. */
export async function resumeOrder(ctx: Ctx, input: StaffMove): Promise<OrderAnswer> {
  const actor = requireStaff(ctx, "seller");
  return onOrder(ctx, { actor, command: "resumeOrder", input }, async (tx, loaded) => {
    await renewClaim(tx, loaded, ctx.now());
    return orderAnswer(await moveOrder(tx, ctx, loaded, { event: "resumed", set: { reason: null } }));
  });
}
