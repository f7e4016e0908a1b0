import { and, desc, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { orderViews } from "#db/schema/index.ts";
import type { MetalId } from "#lib/domain/metals.ts";
import type { OrderStatus } from "#lib/domain/order/statuses.ts";
import type { Finish } from "#lib/domain/pricing/quote-inputs.ts";
import type { Ctx } from "#server/context.ts";
import { finishOf, pictureOf } from "#server/queries/model/pictures.ts";

const PAGE = 20;

export const ListMyOrdersInput = z.object({
  cursor: z.object({ createdAt: z.iso.datetime(), orderId: z.uuid() }).nullish(),
});

export type MyOrderRow = {
  orderId: string;
  number: string;
  status: OrderStatus;
  title: string;
  metalId: MetalId | null;
  finish: Finish;
  quantity: number;
  totalMinor: number | null;
  openQuestion: string | null;
  expectedAt: Date | null;
  promisedAt: Date | null;
  lastEventAt: Date;
  createdAt: Date;
  /** Version of the pictures of the piece; null while there are none. */
  picture: string | null;
};

/** Orders of the signed-in customer, newest first, by keyset: twenty and the cursor of the next, if there are more. */
export async function listMyOrders(
  ctx: Ctx,
  input: z.output<typeof ListMyOrdersInput>,
): Promise<{ orders: MyOrderRow[]; next: { createdAt: string; orderId: string } | null }> {
  if (ctx.actor.kind !== "customer") return { orders: [], next: null };
  const { cursor } = input;
  const older = cursor
    ? sql`(${orderViews.createdAt}, ${orderViews.orderId}) < (${cursor.createdAt}::timestamptz, ${cursor.orderId}::uuid)`
    : undefined;
  const rows = await ctx.db
    .select({
      orderId: orderViews.orderId,
      number: orderViews.number,
      status: orderViews.status,
      title: orderViews.title,
      metalId: orderViews.metalId,
      quantity: orderViews.quantity,
      totalMinor: orderViews.totalMinor,
      openQuestion: orderViews.openQuestion,
      expectedAt: orderViews.expectedAt,
      promisedAt: orderViews.promisedAt,
      lastEventAt: orderViews.lastEventAt,
      createdAt: orderViews.createdAt,
      finish: finishOf(orderViews.customerId, orderViews.orderId),
      picture: pictureOf(orderViews.customerId, orderViews.orderId),
    })
    .from(orderViews)
    .where(and(inArray(orderViews.customerId, [...ctx.actor.customerIds]), older))
    .orderBy(desc(orderViews.createdAt), desc(orderViews.orderId))
    .limit(PAGE + 1);
  const orders = rows.slice(0, PAGE) as MyOrderRow[];
  const last = orders.at(-1);
  const next =
    rows.length > PAGE && last ? { createdAt: last.createdAt.toISOString(), orderId: last.orderId } : null;
  return { orders, next };
}
