import { and, desc, eq } from "drizzle-orm";
import { type Given, oneOf, prepared } from "#db/prepared.ts";
import { payments } from "#db/schema/index.ts";
import type { Reader } from "#db/transaction.ts";

export type PaymentRow = typeof payments.$inferSelect;

/** The payment that an earlier call with this key opened for one of these customers, if any. */
export async function findPaymentByKey(
  db: Reader,
  customerIds: readonly string[],
  key: string,
): Promise<PaymentRow | null> {
  const [row] = await byKey(db, { customerIds, key });
  return row ?? null;
}

const byKey = prepared((db, given: Given<{ customerIds: readonly string[]; key: string }>) =>
  db
    .select()
    .from(payments)
    .where(and(oneOf(payments.customerId, given.customerIds), eq(payments.idempotencyKey, given.key))),
);

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
