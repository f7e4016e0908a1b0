import { and, eq, isNull } from "drizzle-orm";
import { claims } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import type { LoadedOrder } from "#server/commands/order/load-order.ts";

type ClaimOutcome = "released" | "expired" | "shipped" | "cancelled";

/**
 * Ends the open claim of an order, if it has one. Call it before `moveOrder`, which projects the board from the
 * claims that are open. Only `shipped` is paid.
 */
export async function endClaim(
  tx: Transaction,
  { claim }: Pick<LoadedOrder, "claim">,
  outcome: ClaimOutcome,
  at: Date,
): Promise<void> {
  if (!claim) return;
  await tx
    .update(claims)
    .set({ endedAt: at, outcome })
    .where(and(eq(claims.customerId, claim.customerId), eq(claims.id, claim.id), isNull(claims.endedAt)));
}
