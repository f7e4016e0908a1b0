import { eq } from "drizzle-orm";
import { paymentDirectory } from "#db/schema/index.ts";
import type { Reader } from "#db/transaction.ts";

/** The payment that a provider names by its reference, if it is one of ours. */
export async function findPaymentByReference(
  db: Reader,
  providerRef: string,
): Promise<{ customerId: string; paymentId: string } | null> {
  const [row] = await db.select().from(paymentDirectory).where(eq(paymentDirectory.providerRef, providerRef));
  return row ? { customerId: row.customerId, paymentId: row.paymentId } : null;
}
