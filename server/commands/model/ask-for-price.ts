import { and, eq } from "drizzle-orm";
import { orders } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import type { Ctx } from "#server/context.ts";
import { appendOutbox } from "#server/outbox/append-outbox.ts";

/**
 * Promises a price to the orders that waited for this model's analysis. Locks them, whatever their status: a
 * customer who submits at the same moment then commits either before (seen here) or after (sees the result).
 */
export async function askForPrice(
  tx: Transaction,
  ctx: Ctx,
  model: { customerId: string; modelId: string },
): Promise<void> {
  const { customerId } = model;
  const around = await tx
    .select({ id: orders.id, status: orders.status })
    .from(orders)
    .where(and(eq(orders.customerId, customerId), eq(orders.modelId, model.modelId)))
    .for("update");
  for (const { id: orderId, status } of around) {
    if (status !== "SUBMITTED") continue;
    const payload = { customerId, orderId };
    await appendOutbox(tx, { topic: "order/price.requested", payload, orderId, traceId: ctx.traceId });
  }
}
