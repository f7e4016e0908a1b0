import { and, eq, isNull } from "drizzle-orm";
import { boardOrders, claims, orderViews, quotes } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import { BOARD_STATUSES, type OrderStatus } from "#lib/domain/order/statuses.ts";
import type { Receipt } from "#lib/domain/pricing/receipt.ts";
import type { OrderRow } from "./load-order.ts";
import { workOf } from "./work-of.ts";

/** Keeps the work board equal to the orders it shows: puts on, moves, takes off. */
export async function projectBoard(tx: Transaction, order: OrderRow, before: OrderStatus): Promise<void> {
  const isOn = BOARD_STATUSES.includes(order.status as OrderStatus);
  const key = and(eq(boardOrders.customerId, order.customerId), eq(boardOrders.orderId, order.id));
  if (!isOn) {
    if (BOARD_STATUSES.includes(before)) await tx.delete(boardOrders).where(key);
    return;
  }
  const [claim] = await tx
    .select()
    .from(claims)
    .where(
      and(eq(claims.customerId, order.customerId), eq(claims.orderId, order.id), isNull(claims.endedAt)),
    );
  const moving = {
    status: order.status,
    operatorId: claim?.operatorId ?? null,
    operatorName: claim?.operatorName ?? null,
    leaseUntil: claim?.leaseUntil ?? null,
    dueAt: order.expectedAt ?? order.dueAt,
  };
  if (BOARD_STATUSES.includes(before)) {
    await tx.update(boardOrders).set(moving).where(key);
    return;
  }
  await tx.insert(boardOrders).values({ ...(await lasting(tx, order)), ...moving });
}

// What does not change while the order is made: read once, when it comes onto the board.
async function lasting(tx: Transaction, order: OrderRow) {
  const [view] = await tx
    .select({ title: orderViews.title })
    .from(orderViews)
    .where(and(eq(orderViews.customerId, order.customerId), eq(orderViews.orderId, order.id)));
  const [quote] = await tx
    .select({ receipt: quotes.receipt })
    .from(quotes)
    .where(and(eq(quotes.customerId, order.customerId), eq(quotes.id, order.quoteId ?? "")));
  if (!quote) throw new Error(`order ${order.number} has no quote to make work of`);
  return {
    customerId: order.customerId,
    orderId: order.id,
    number: order.number,
    title: view?.title ?? order.number,
    metalId: order.options.metalId,
    approvedAt: order.statusSince,
    ...(await workOf(tx, quote.receipt as Receipt)),
  };
}
