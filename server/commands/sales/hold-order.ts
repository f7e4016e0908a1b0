import type { HoldOrder } from "#lib/contracts/staff.ts";
import { requireStaff } from "#server/authorise.ts";
import { moveOrder } from "#server/commands/order/move-order.ts";
import { type OrderAnswer, orderAnswer } from "#server/commands/order/order-answer.ts";
import { onOrder } from "#server/commands/shared/on-order.ts";
import type { Ctx } from "#server/context.ts";
import { Refusal } from "#server/errors.ts";

/**
 * Stops an order where it stands, with a reason and the date of the next action; the customer sees both. An open
 * claim stays with its operator, its lease does not run out meanwhile.
 */
export async function holdOrder(ctx: Ctx, input: HoldOrder): Promise<OrderAnswer> {
  const actor = requireStaff(ctx, "seller");
  const { reason } = input;
  const nextActionAt = new Date(input.nextActionAt);
  if (nextActionAt <= ctx.now()) throw new Refusal("UNPROCESSABLE", "NEXT_ACTION_IN_PAST");
  return onOrder(ctx, { actor, command: "holdOrder", input }, async (tx, loaded) => {
    const row = await moveOrder(tx, ctx, loaded, {
      event: "held",
      reason,
      nextActionAt: input.nextActionAt,
      payload: { nextActionAt: nextActionAt.toISOString() },
      set: { reason, nextActionAt, dueAt: nextActionAt },
    });
    return orderAnswer(row);
  });
}
