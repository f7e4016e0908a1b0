import { and, eq } from "drizzle-orm";
import { paymentDirectory, payments } from "#db/schema/index.ts";
import type { Reader } from "#db/transaction.ts";

/** The payment that a provider names by its reference, if it is one of ours. */
export async function findPaymentByReference(
  db: Reader,
  providerRef: string,
): Promise<{ customerId: string; orderId: string; paymentId: string } | null> {
  const [row] = await db
    .select({ customerId: payments.customerId, orderId: payments.orderId, paymentId: payments.id })
    .from(paymentDirectory)
    .innerJoin(
      payments,
      and(eq(payments.customerId, paymentDirectory.customerId), eq(payments.id, paymentDirectory.paymentId)),
    )
    .where(eq(paymentDirectory.providerRef, providerRef));
  return row ?? null;
}
