import type { StaffMove } from "#lib/contracts/staff.ts";
import { requireStaff } from "#server/authorise.ts";
import { moveOrder } from "#server/commands/order/move-order.ts";
import { type OrderAnswer, orderAnswer } from "#server/commands/order/order-answer.ts";
import { onOrder } from "#server/commands/shared/on-order.ts";
import type { Ctx } from "#server/context.ts";

/** The operator says the piece is made and checked. */
export async function completeOrder(ctx: Ctx, input: StaffMove): Promise<OrderAnswer> {
  const actor = requireStaff(ctx, "operator");
  return onOrder(ctx, { actor, command: "completeOrder", input }, async (tx, loaded) =>
    orderAnswer(await moveOrder(tx, ctx, loaded, { event: "manufacturing_completed" })),
  );
}
