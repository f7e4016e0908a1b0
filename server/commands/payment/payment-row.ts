import { and, eq } from "drizzle-orm";
import { type Given, prepared, preparedUpdate } from "#db/prepared.ts";
import { orderContacts, paymentDirectory, payments } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import type { PaymentRow } from "./find-payment.ts";

type PaymentId = Pick<PaymentRow, "customerId" | "id">;

/**
 * The payment, its row locked until the transaction ends, with whom the customer named (null before that);
 * undefined when there is no such payment.
 */
export async function lockPayment(tx: Transaction, { customerId, id }: PaymentId) {
  const [locked] = await lockById(tx, { customerId, id });
  return locked;
}

/**
 * Writes what became of a payment. The provider's own name of it, once known, also goes into the directory, where
 * its webhooks find it.
 */
export async function writePayment(
  tx: Transaction,
  { customerId, id }: PaymentId,
  set: Partial<typeof payments.$inferInsert>,
): Promise<void> {
  const { providerRef } = set;
  await Promise.all([
    updatePayment(tx, { customerId, id }, set),
    providerRef && insertReference(tx, { providerRef, customerId, paymentId: id }),
  ]);
}

const isPayment = (given: Given<PaymentId>) =>
  and(eq(payments.customerId, given.customerId), eq(payments.id, given.id));

const lockById = prepared((db, given: Given<PaymentId>) =>
  db
    .select({
      payment: payments,
      contact: { name: orderContacts.name, email: orderContacts.email },
    })
    .from(payments)
    .leftJoin(
      orderContacts,
      and(eq(orderContacts.customerId, payments.customerId), eq(orderContacts.orderId, payments.orderId)),
    )
    .where(isPayment(given))
    .for("update", { of: payments }),
);

const updatePayment = preparedUpdate(payments, isPayment);

type Reference = typeof paymentDirectory.$inferSelect;

const insertReference = prepared((db, given: Given<Reference>) =>
  db
    .insert(paymentDirectory)
    .values({
      providerRef: given.providerRef,
      customerId: given.customerId,
      paymentId: given.paymentId,
    })
    .onConflictDoNothing(),
);
