import { and, eq, sql } from "drizzle-orm";
import { inbox, outbox } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";

/**
 * Says "this effect is done" in the effect's own transaction. Returns false when it was done before: the caller
 * then changes nothing. Concurrent deliveries wait for each other on the inbox row.
 */
export async function settleOutbox(
  tx: Transaction,
  effect: { customerId: string; consumer: string; outboxId: string; result?: unknown },
): Promise<boolean> {
  const written = await tx
    .insert(inbox)
    .values({
      customerId: effect.customerId,
      consumer: effect.consumer,
      outboxId: effect.outboxId,
      result: effect.result ?? null,
    })
    .onConflictDoNothing()
    .returning({ outboxId: inbox.outboxId });
  if (written.length === 0) return false;
  await tx
    .update(outbox)
    .set({ settledAt: sql`now()`, lastError: null })
    .where(and(eq(outbox.customerId, effect.customerId), eq(outbox.id, effect.outboxId)));
  return true;
}
