import { and, eq, inArray } from "drizzle-orm";
import { orders } from "#db/schema/index.ts";
import type { OrderOptions } from "#lib/contracts/order.ts";
import type { Ctx } from "#server/context.ts";
import { notFound, Refusal } from "#server/errors.ts";

export type MyOrder = Omit<typeof orders.$inferSelect, "options"> & { options: OrderOptions };

/** One order of the signed-in customer. What is not theirs is NOT_FOUND. */
export async function getMyOrder(ctx: Ctx, orderId: string): Promise<MyOrder> {
  if (ctx.actor.kind === "nobody") throw new Refusal("UNAUTHENTICATED", "SIGN_IN_NEEDED");
  if (ctx.actor.kind !== "customer") throw notFound("order");
  const [row] = await ctx.db
    .select()
    .from(orders)
    .where(and(inArray(orders.customerId, [...ctx.actor.customerIds]), eq(orders.id, orderId)));
  if (!row) throw notFound("order");
  return row as MyOrder;
}
