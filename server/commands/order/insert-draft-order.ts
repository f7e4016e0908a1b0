import { sql } from "drizzle-orm";
import { orderEvents, orderNumbers, orders, orderViews } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import { DEFAULT_OPTIONS } from "#lib/domain/order/default-options.ts";
import { formatOrderNumber } from "#lib/domain/order/number.ts";
import type { Ctx } from "#server/context.ts";
import { chainedEvent } from "./record-event.ts";

type Draft = { customerId: string; modelId: string; title: string };

/**
 * Starts an order around a model, in the caller's transaction: number and directory, the row in `INITIATED`,
 * its first event and its read model. Returns id and human number.
 */
export async function insertDraftOrder(
  tx: Transaction,
  ctx: Ctx,
  draft: Draft,
): Promise<{ orderId: string; number: string }> {
  const [next] = await tx.execute<{ serial: string; id: string }>(
    sql`select nextval('order_serial') as serial, uuidv7() as id`,
  );
  if (!next) throw new Error("no serial");
  const number = formatOrderNumber(Number(next.serial));
  const at = ctx.now();
  const order = { customerId: draft.customerId, id: next.id };
  const event = chainedEvent(
    ctx,
    { ...order, lastEventHash: null, status: null },
    { event: "order_started", to: "INITIATED", payload: { number } },
    1,
    at,
  );
  const common = {
    ...order,
    number,
    status: "INITIATED",
    locale: ctx.locale,
    statusSince: at,
    createdAt: at,
  };
  await tx.insert(orderNumbers).values({ number, customerId: order.customerId, orderId: order.id });
  await tx.insert(orders).values({
    ...common,
    modelId: draft.modelId,
    options: DEFAULT_OPTIONS,
    lastEventHash: event.hash,
    updatedAt: at,
  });
  await tx.insert(orderEvents).values(event);
  await tx.insert(orderViews).values({
    customerId: order.customerId,
    orderId: order.id,
    number,
    status: "INITIATED",
    paymentStatus: "none",
    channel: "shop",
    title: draft.title,
    quantity: DEFAULT_OPTIONS.quantity,
    statusSince: at,
    lastEvent: "order_started",
    lastEventAt: at,
    createdAt: at,
  });
  return { orderId: order.id, number };
}
