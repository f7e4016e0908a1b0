import { and, eq } from "drizzle-orm";
import { trackingDirectory } from "#db/schema/index.ts";
import { requireSystem } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { notFound } from "#server/errors.ts";
import { loadOrder } from "./load-order.ts";
import { moveOrder } from "./move-order.ts";
import { type OrderAnswer, orderAnswer } from "./order-answer.ts";

/** The carrier says it was handed over. The same message twice changes nothing the second time. */
export async function deliverOrder(
  ctx: Ctx,
  message: { carrier: string; tracking: string },
): Promise<OrderAnswer> {
  requireSystem(ctx);
  return ctx.db.transaction(async (tx) => {
    const [found] = await tx
      .select()
      .from(trackingDirectory)
      .where(and(eq(trackingDirectory.tracking, `${message.carrier}:${message.tracking}`)));
    if (!found) throw notFound("tracking");
    const loaded = await loadOrder(
      tx,
      { orderId: found.orderId, customerIds: [found.customerId] },
      ctx.now(),
    );
    if (loaded.row.status !== "SHIPPED") return orderAnswer(loaded.row);
    return orderAnswer(
      await moveOrder(tx, ctx, loaded, { event: "delivered", payload: { carrier: message.carrier } }),
    );
  });
}
