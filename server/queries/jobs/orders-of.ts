import { and, eq, inArray, or } from "drizzle-orm";
import { orderNumbers, orders } from "#db/schema/index.ts";
import { parseOrderNumber } from "#lib/domain/order/number.ts";
import type { Ctx } from "#server/context.ts";

export type RunOrder = { customerId: string; orderId: string; number: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What of an order can stand in the data of an event: its own id or its model's. An unknown number is looked for as it is. */
export async function refsOf({ db }: Ctx, search: string | null): Promise<string[]> {
  if (!search) return [];
  const number = parseOrderNumber(search);
  if (!number) return [search];
  const [order] = await db
    .select({ orderId: orders.id, modelId: orders.modelId })
    .from(orderNumbers)
    .innerJoin(
      orders,
      and(eq(orders.customerId, orderNumbers.customerId), eq(orders.id, orderNumbers.orderId)),
    )
    .where(eq(orderNumbers.number, number));
  return order ? [order.orderId, order.modelId] : [number];
}

/** The order that each run is about, by the ids in its event's data; null for what is about none. */
export async function ordersOf(
  { db }: Ctx,
  runs: readonly { refs: readonly string[] }[],
): Promise<(RunOrder | null)[]> {
  const ids = [...new Set(runs.flatMap(({ refs }) => refs.filter((ref) => UUID.test(ref))))];
  if (ids.length === 0) return runs.map(() => null);
  const rows = await db
    .select({
      customerId: orders.customerId,
      orderId: orders.id,
      modelId: orders.modelId,
      number: orders.number,
    })
    .from(orders)
    .where(and(inArray(orders.customerId, ids), or(inArray(orders.id, ids), inArray(orders.modelId, ids))));
  return runs.map(({ refs }) => {
    const found =
      rows.find(({ orderId }) => refs.includes(orderId)) ??
      rows.find(({ modelId }) => refs.includes(modelId));
    return found ? { customerId: found.customerId, orderId: found.orderId, number: found.number } : null;
  });
}
