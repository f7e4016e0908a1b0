import type { StaffMove } from "#lib/contracts/staff.ts";
import { requireStaff } from "#server/authorise.ts";
import { moveOrder } from "#server/commands/order/move-order.ts";
import { type OrderAnswer, orderAnswer } from "#server/commands/order/order-answer.ts";
import { onOrder } from "#server/commands/shared/on-order.ts";
import type { Ctx } from "#server/context.ts";

/** The operator begins to pack the finished piece. */
export async function startPacking(ctx: Ctx, input: StaffMove): Promise<OrderAnswer> {
  const actor = requireStaff(ctx, "operator");
  return onOrder(ctx, { actor, command: "startPacking", input }, async (tx, loaded) =>
    orderAnswer(await moveOrder(tx, ctx, loaded, { event: "packaging_started" })),
  );
}
