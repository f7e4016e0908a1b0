import type { StaffMove } from "#lib/contracts/staff.ts";
import { requireStaff } from "#server/authorise.ts";
import { type OrderAnswer, orderAnswer } from "#server/commands/order/order-answer.ts";
import { onOrder } from "#server/commands/shared/on-order.ts";
import type { Ctx } from "#server/context.ts";
import { conflict } from "#server/errors.ts";
import { appendOutbox } from "#server/outbox/append-outbox.ts";

/** Asks the system to price a failed order again. The order moves when the price is there, not before. */
export async function retryPrice(ctx: Ctx, input: StaffMove): Promise<OrderAnswer> {
  const actor = requireStaff(ctx, "seller");
  return onOrder(ctx, { actor, command: "retryPrice", input }, async (tx, { row }) => {
    if (row.status !== "PRICE_FAILED")
      throw conflict("WRONG_STATUS", { status: row.status, event: "price_requested" });
    const { customerId, id: orderId } = row;
    const payload = { customerId, orderId };
    await appendOutbox(tx, { topic: "order/price.requested", payload, orderId, traceId: ctx.traceId });
    return orderAnswer(row);
  });
}
