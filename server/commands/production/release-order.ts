import type { StaffMove } from "#lib/contracts/staff.ts";
import { requireStaff } from "#server/authorise.ts";
import { moveOrder } from "#server/commands/order/move-order.ts";
import { type OrderAnswer, orderAnswer } from "#server/commands/order/order-answer.ts";
import { onOrder } from "#server/commands/shared/on-order.ts";
import type { Ctx } from "#server/context.ts";
import { endClaim } from "./end-claim.ts";

/** The operator gives an order back to the board; its pay is not theirs any more. */
export async function releaseOrder(ctx: Ctx, input: StaffMove): Promise<OrderAnswer> {
  const actor = requireStaff(ctx, "operator");
  return onOrder(ctx, { actor, command: "releaseOrder", input }, async (tx, loaded) => {
    await endClaim(tx, loaded, "released", ctx.now());
    return orderAnswer(await moveOrder(tx, ctx, loaded, { event: "claim_released" }));
  });
}
