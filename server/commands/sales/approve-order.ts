import type { ApproveOrder } from "#lib/contracts/staff.ts";
import { requireStaff } from "#server/authorise.ts";
import { moveOrder } from "#server/commands/order/move-order.ts";
import { type OrderAnswer, orderAnswer } from "#server/commands/order/order-answer.ts";
import { onOrder } from "#server/commands/shared/on-order.ts";
import type { Ctx } from "#server/context.ts";
import { conflict } from "#server/errors.ts";

/**
 * A seller confirms that the order may be made: it goes to the board and the held money is charged by the outbox.
 * Refuses with SUM_CHANGED when the accepted sum is not the one the seller read.
 */
export async function approveOrder(ctx: Ctx, input: ApproveOrder): Promise<OrderAnswer> {
  const actor = requireStaff(ctx, "seller");
  return onOrder(ctx, { actor, command: "approveOrder", input }, async (tx, loaded) => {
    const { totalMinor } = loaded.row;
    if (loaded.facts.status === "PRICE_ACCEPTED" && totalMinor !== input.totalMinor)
      throw conflict("SUM_CHANGED", { totalMinor, status: loaded.row.status });
    return orderAnswer(await moveOrder(tx, ctx, loaded, { event: "manufacturing_approved" }));
  });
}
