import { and, eq, sql } from "drizzle-orm";
import { type Given, prepared } from "#db/prepared.ts";
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
  const { customerId, consumer, outboxId, result = null } = effect;
  const written = await insertDone(tx, { customerId, consumer, outboxId, result });
  if (written.length === 0) return false;
  await settle(tx, { customerId, outboxId });
  return true;
}

type Done = { customerId: string; consumer: string; outboxId: string; result: unknown };

const insertDone = prepared((db, given: Given<Done>) =>
  db
    .insert(inbox)
    .values({
      customerId: given.customerId,
      consumer: given.consumer,
      outboxId: given.outboxId,
      result: given.result,
    })
    .onConflictDoNothing()
    .returning({ outboxId: inbox.outboxId }),
);

const settle = prepared((db, given: Given<{ customerId: string; outboxId: string }>) =>
  db
    .update(outbox)
    .set({ settledAt: sql`now()`, lastError: null })
    .where(and(eq(outbox.customerId, given.customerId), eq(outbox.id, given.outboxId))),
);
