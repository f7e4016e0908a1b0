import { and, desc, eq, inArray } from "drizzle-orm";
import { orders, payments } from "#db/schema/index.ts";
import type { Reader } from "#db/transaction.ts";

export type PaymentRow = typeof payments.$inferSelect;

/** A payment with the number of its order. */
export type OpenedPayment = { payment: PaymentRow; number: string };

/** The payment that an earlier call with this key opened for one of these customers, if any. */
export async function findPaymentByKey(
  db: Reader,
  customerIds: readonly string[],
  key: string,
): Promise<OpenedPayment | null> {
  const [found] = await db
    .select({ payment: payments, number: orders.number })
    .from(payments)
    .innerJoin(orders, and(eq(orders.customerId, payments.customerId), eq(orders.id, payments.orderId)))
    .where(and(inArray(payments.customerId, [...customerIds]), eq(payments.idempotencyKey, key)));
  return found ?? null;
}

/** One payment by its id, if any. */
export async function findPayment(
  db: Reader,
  customerId: string,
  paymentId: string,
): Promise<PaymentRow | null> {
  const [row] = await db
    .select()
    .from(payments)
    .where(and(eq(payments.customerId, customerId), eq(payments.id, paymentId)));
  return row ?? null;
}

/** The newest payment of an order, if any. */
export async function findLastPayment(
  db: Reader,
  customerId: string,
  orderId: string,
): Promise<PaymentRow | null> {
  const [row] = await db
    .select()
    .from(payments)
    .where(and(eq(payments.customerId, customerId), eq(payments.orderId, orderId)))
    .orderBy(desc(payments.id))
    .limit(1);
  return row ?? null;
}
