import type { OrderStatus } from "#lib/domain/order/statuses.ts";
import { claimOrder } from "#server/commands/production/claim-order.ts";
import { completeOrder } from "#server/commands/production/complete-order.ts";
import { shipOrder } from "#server/commands/production/ship-order.ts";
import { startPacking } from "#server/commands/production/start-packing.ts";
import { startRework } from "#server/commands/production/start-rework.ts";
import { approveOrder } from "#server/commands/sales/approve-order.ts";
import { cancelOrder } from "#server/commands/sales/cancel-order.ts";
import { closeOrder } from "#server/commands/sales/close-order.ts";
import { holdOrder } from "#server/commands/sales/hold-order.ts";
import { ctxOf, newKey } from "./ctx.ts";
import { accept, asSystem, draft, type Given, type MadeOrder, price, submit } from "./early-moves.ts";

type Step = (order: MadeOrder, at: Date) => Promise<unknown>;

/** Where each status is reached from, and by which step. */
const WAY: Partial<Record<OrderStatus, { from: OrderStatus; step: Step }>> = {
  FILE_UPLOADED: { from: "INITIATED", step: (order, at) => asSystem(order, at, { event: "model_stored" }) },
  SUBMITTED: { from: "FILE_UPLOADED", step: submit },
  PRICE_CALCULATED: { from: "SUBMITTED", step: price },
  PRICE_FAILED: {
    from: "SUBMITTED",
    step: (order, at) => asSystem(order, at, { event: "price_failed", reason: "MODEL_REFUSED" }),
  },
  PRICE_ACCEPTED: { from: "PRICE_CALCULATED", step: accept },
  MANUFACTURING_APPROVED: {
    from: "PRICE_ACCEPTED",
    step: (order, at) =>
      approveOrder(ctxOf(order.seller, { at }), { ...ref(order), totalMinor: order.totalMinor }),
  },
  MANUFACTURING_STARTED: {
    from: "MANUFACTURING_APPROVED",
    step: (order, at) => claimOrder(ctxOf(order.operator, { at }), ref(order)),
  },
  REWORK: {
    from: "MANUFACTURING_STARTED",
    step: (order, at) =>
      startRework(ctxOf(order.operator, { at }), { ...ref(order), reason: "поры на шинке", delayDays: 4 }),
  },
  MANUFACTURING_COMPLETED: {
    from: "MANUFACTURING_STARTED",
    step: (order, at) => completeOrder(ctxOf(order.operator, { at }), ref(order)),
  },
  PACKAGING: {
    from: "MANUFACTURING_COMPLETED",
    step: (order, at) => startPacking(ctxOf(order.operator, { at }), ref(order)),
  },
  SHIPPED: {
    from: "PACKAGING",
    step: (order, at) =>
      shipOrder(ctxOf(order.operator, { at }), {
        ...ref(order),
        carrier: "cdek",
        tracking: `T-${order.orderId.slice(-12).toUpperCase()}`,
      }),
  },
  DELIVERED: { from: "SHIPPED", step: (order, at) => asSystem(order, at, { event: "delivered" }) },
  CLOSED: { from: "DELIVERED", step: (order, at) => closeOrder(ctxOf(order.seller, { at }), ref(order)) },
  CANCELLED: {
    from: "PRICE_ACCEPTED",
    step: (order, at) =>
      cancelOrder(ctxOf(order.seller, { at }), { ...ref(order), reason: "клиент передумал" }),
  },
  ON_HOLD: {
    from: "PRICE_ACCEPTED",
    step: (order, at) =>
      holdOrder(ctxOf(order.seller, { at }), {
        ...ref(order),
        reason: "нужен размер кольца",
        nextActionAt: new Date(at.getTime() + 86_400_000).toISOString(),
      }),
  },
};

/**
 * An order in `status`, brought there by its real moves: chained history, read models, claims and promised effects
 * are as in life. People who are not given are made. All moves happen at `at` (now when left out).
 */
export async function orderIn(status: OrderStatus, given: Given = {}): Promise<MadeOrder> {
  const at = given.at ?? new Date();
  const way = WAY[status];
  if (!way) return draft(given, at);
  const order = await orderIn(way.from, given);
  await way.step(order, at);
  return order;
}

/** The command input that addresses an order, with a fresh key. */
export function ref(order: Pick<MadeOrder, "customerId" | "orderId">) {
  return { key: newKey(), customerId: order.customerId, orderId: order.orderId };
}
