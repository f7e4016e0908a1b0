import type { StaffMove } from "#lib/contracts/staff.ts";
import { requireStaff } from "#server/authorise.ts";
import { moveOrder } from "#server/commands/order/move-order.ts";
import { type OrderAnswer, orderAnswer } from "#server/commands/order/order-answer.ts";
import { onOrder } from "#server/commands/shared/on-order.ts";
import type { Ctx } from "#server/context.ts";
import { renewClaim } from "./renew-claim.ts";

/** The operator makes the piece again, with a fresh lease. */
export async function resumeRework(ctx: Ctx, input: StaffMove): Promise<OrderAnswer> {
  const actor = requireStaff(ctx, "operator");
  return onOrder(ctx, { actor, command: "resumeRework", input }, async (tx, loaded) => {
    await renewClaim(tx, loaded, ctx.now());
    return orderAnswer(await moveOrder(tx, ctx, loaded, { event: "rework_started", set: { reason: null } }));
  });
}
