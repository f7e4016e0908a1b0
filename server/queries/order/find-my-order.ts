import { and, eq, inArray } from "drizzle-orm";
import { orders } from "#db/schema/index.ts";
import type { OrderOptions } from "#lib/contracts/order.ts";
import { requireOwner } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { notFound } from "#server/errors.ts";

export type MyOrder = Omit<typeof orders.$inferSelect, "options"> & { options: OrderOptions };

/** One order of the signed-in customer. What is not theirs is NOT_FOUND. */
export async function getMyOrder(ctx: Ctx, orderId: string): Promise<MyOrder> {
  const { customerIds } = requireOwner(ctx, "order");
  const [row] = await ctx.db
    .select()
    .from(orders)
    .where(and(inArray(orders.customerId, [...customerIds]), eq(orders.id, orderId)));
  if (!row) throw notFound("order");
  return row as MyOrder;
}
