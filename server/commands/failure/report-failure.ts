import { sql } from "drizzle-orm";
import { failureInbox } from "#db/schema/index.ts";
import type { Reader } from "#db/transaction.ts";

type Failure = Pick<
  typeof failureInbox.$inferInsert,
  "kind" | "subject" | "customerId" | "orderId" | "causeCode" | "cause" | "ownerRole" | "retry"
>;

/** How `resolvedBy` begins when somebody tried again: should it fail anew, its count goes on. */
export const RETRIED_BY = "retry: ";

/** Puts what did not come right in front of its owner; the same subject again raises its count. */
export async function reportFailure(db: Reader, failure: Failure): Promise<void> {
  await db
    .insert(failureInbox)
    .values({ ...failure, attempts: sql`1 + ${attemptsBefore(failure)}` })
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

// Attempts of the same subject that ended in a retry: it did not help, so the count does not begin at one.
const attemptsBefore = ({ kind, subject }: Failure) => sql`coalesce((
  select before.attempts from ${failureInbox} as before
  where before.kind = ${kind} and before.subject = ${subject} and before.resolved_by like ${`${RETRIED_BY}%`}
  order by before.resolved_at desc limit 1), 0)`;
