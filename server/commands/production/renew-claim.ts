import { and, eq, isNull } from "drizzle-orm";
import { claims } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import { CLAIM_LEASE_MS } from "#lib/domain/order/deadlines.ts";
import type { LoadedOrder } from "#server/commands/order/load-order.ts";

/** Starts the lease of the open claim anew; returns when it ends, null when the order is nobody's. */
export async function renewClaim(
  tx: Transaction,
  { claim }: Pick<LoadedOrder, "claim">,
  now: Date,
): Promise<Date | null> {
  if (!claim) return null;
  const leaseUntil = new Date(now.getTime() + CLAIM_LEASE_MS);
  await tx
    .update(claims)
    .set({ leaseUntil })
    .where(and(eq(claims.customerId, claim.customerId), eq(claims.id, claim.id), isNull(claims.endedAt)));
  return leaseUntil;
}
