import { and, asc, eq, lte } from "drizzle-orm";
import { orderViews } from "#db/schema/index.ts";
import { requireSystem } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { loadOrder } from "./load-order.ts";
import { moveOrder } from "./move-order.ts";

/** Closes orders whose time for complaints after delivery is over (`DEADLINES.DELIVERED`). Returns how many. */
export async function closeDelivered(ctx: Ctx, limit = 100): Promise<{ closed: number }> {
  requireSystem(ctx);
  const due = await ctx.db
    .select({ customerId: orderViews.customerId, orderId: orderViews.orderId })
    .from(orderViews)
    .where(and(eq(orderViews.status, "DELIVERED"), lte(orderViews.dueAt, ctx.now())))
    .orderBy(asc(orderViews.dueAt))
    .limit(limit);
  for (const { customerId, orderId } of due) {
    await ctx.db.transaction(async (tx) => {
      const loaded = await loadOrder(tx, { orderId, customerIds: [customerId] }, ctx.now());
      if (loaded.row.status === "DELIVERED") await moveOrder(tx, ctx, loaded, { event: "closed" });
    });
  }
  return { closed: due.length };
}
