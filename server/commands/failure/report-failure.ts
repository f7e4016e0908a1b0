import { sql } from "drizzle-orm";
import { failureInbox } from "#db/schema/index.ts";
import type { Reader } from "#db/transaction.ts";

type Failure = Pick<
  typeof failureInbox.$inferInsert,
  "kind" | "subject" | "customerId" | "orderId" | "causeCode" | "cause" | "ownerRole" | "retry"
>;

/** Puts what did not come right in front of its owner; the same subject again raises its count. */
export async function reportFailure(db: Reader, failure: Failure): Promise<void> {
  await db
    .insert(failureInbox)
    .values(failure)
    .onConflictDoUpdate({
      target: [failureInbox.kind, failureInbox.subject],
      targetWhere: sql`${failureInbox.resolvedAt} is null`,
      set: {
        causeCode: failure.causeCode,
        cause: failure.cause,
        attempts: sql`${failureInbox.attempts} + 1`,
        lastSeenAt: sql`now()`,
      },
    });
}
