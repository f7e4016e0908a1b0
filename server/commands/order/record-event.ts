import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { type Given, prepared, preparedUpdate } from "#db/prepared.ts";
import { orderEvents, orders, orderViews } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import { dueAt } from "#lib/domain/order/deadlines.ts";
import { eventDigestText } from "#lib/domain/order/event-digest.ts";
import type { OrderStatus } from "#lib/domain/order/statuses.ts";
import type { Effect, OrderEventName } from "#lib/domain/order/transitions.ts";
import { isStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { conflict } from "#server/errors.ts";
import { appendEffects } from "./append-effects.ts";
import type { OrderRow } from "./load-order.ts";
import { projectBoard } from "./project-board.ts";

export type OrderChange = {
  event: OrderEventName;
  to: OrderStatus;
  /** Facts of the event; strings, booleans, null and safe integers only, nothing personal: it is hashed for ever. */
  payload?: Record<string, unknown>;
  set?: Partial<Omit<typeof orders.$inferInsert, "status" | "version" | "customerId" | "id">>;
  view?: Partial<typeof orderViews.$inferInsert>;
  effects?: readonly Effect[];
};

/**
 * The one write path of an order: compare-and-set on version and status, the event chained to the one before,
 * the read models and the promised effects, all in the caller's transaction. Throws CONFLICT when somebody else
 * moved the order in between.
 */
export async function recordEvent(
  tx: Transaction,
  ctx: Ctx,
  order: OrderRow,
  change: OrderChange,
): Promise<OrderRow> {
  const at = ctx.now();
  const moved = change.to !== order.status;
  const seq = order.version + 1;
  const event = chainedEvent(ctx, order, change, seq, at);
  const set = {
    ...change.set,
    status: change.to,
    version: seq,
    lastEventHash: event.hash,
    updatedAt: at,
    ...(moved ? { statusSince: at, dueAt: change.set?.dueAt ?? dueAt(change.to, at) } : {}),
  };
  const next = { ...order, ...set } as OrderRow;
  // Sent at once and run in turn; when the first finds the order moved on, its refusal undoes the others.
  const swapped = compareAndSet(tx, order, set);
  const written = Promise.all([
    insertEvent(tx, event),
    updateView(
      tx,
      { customerId: next.customerId, orderId: next.id },
      { ...viewOf(next, change.event, at), ...sellerOf(ctx), ...change.view },
    ),
    appendEffects(tx, ctx, next, { effects: change.effects ?? [], seq, at }),
    projectBoard(tx, next, order.status as OrderStatus),
  ]);
  written.catch(() => {});
  if (!(await swapped)) throw conflict("ORDER_MOVED_ON", { status: order.status });
  await written;
  return next;
}

async function compareAndSet(
  tx: Transaction,
  order: OrderRow,
  set: Partial<typeof orders.$inferInsert>,
): Promise<boolean> {
  const { customerId, id, version, status } = order;
  return (await updateOrder(tx, { customerId, id, version, status }, set)) === 1;
}

const updateOrder = preparedUpdate(
  orders,
  (given: Given<Pick<OrderRow, "customerId" | "id" | "version" | "status">>) =>
    and(
      eq(orders.customerId, given.customerId),
      eq(orders.id, given.id),
      eq(orders.version, given.version),
      eq(orders.status, given.status),
    ),
);

const updateView = preparedUpdate(orderViews, (given: Given<{ customerId: string; orderId: string }>) =>
  and(eq(orderViews.customerId, given.customerId), eq(orderViews.orderId, given.orderId)),
);

type ChainedEvent = typeof orderEvents.$inferSelect;

const insertEvent = prepared((db, given: Given<ChainedEvent>) =>
  db.insert(orderEvents).values({
    customerId: given.customerId,
    orderId: given.orderId,
    seq: given.seq,
    event: given.event,
    fromStatus: given.fromStatus,
    toStatus: given.toStatus,
    actorKind: given.actorKind,
    actorId: given.actorId,
    actorName: given.actorName,
    payload: given.payload,
    traceId: given.traceId,
    previousHash: given.previousHash,
    hash: given.hash,
    at: given.at,
  }),
);

/** Actor, hash and place in the chain of the event that `change` makes. */
export function chainedEvent(
  ctx: Ctx,
  order: Pick<OrderRow, "customerId" | "id" | "lastEventHash"> & { status: string | null },
  change: OrderChange,
  seq: number,
  at: Date,
): ChainedEvent {
  const { actor } = ctx;
  const fields = {
    orderId: order.id,
    seq,
    event: change.event,
    fromStatus: order.status,
    toStatus: change.to,
    actorKind: actor.kind === "nobody" ? "system" : actor.kind,
    actorId: actor.kind === "nobody" ? null : actor.id,
    payload: change.payload ?? {},
    previousHash: order.lastEventHash,
  };
  const hash = createHash("sha256")
    .update(eventDigestText({ ...fields, at: at.toISOString() }))
    .digest("hex");
  const actorName = isStaff(actor) ? actor.name : null;
  return { ...fields, customerId: order.customerId, actorName, traceId: ctx.traceId, hash, at };
}

// The order is the seller's who acted on it last; everybody else leaves it whose it was.
function sellerOf({ actor }: Ctx): Partial<typeof orderViews.$inferInsert> {
  return actor.kind === "seller" ? { sellerId: actor.id, sellerName: actor.name } : {};
}

function viewOf(order: OrderRow, event: OrderEventName, at: Date): Partial<typeof orderViews.$inferInsert> {
  return {
    status: order.status,
    heldFrom: order.heldFrom,
    paymentStatus: order.paymentStatus,
    metalId: order.options.metalId,
    quantity: order.options.quantity,
    totalMinor: order.totalMinor,
    reason: order.reason,
    promisedAt: order.promisedAt,
    expectedAt: order.expectedAt,
    dueAt: order.nextActionAt ?? order.dueAt,
    statusSince: order.statusSince,
    lastEvent: event,
    lastEventAt: at,
  };
}
