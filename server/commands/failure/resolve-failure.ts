import { and, eq, isNull, sql } from "drizzle-orm";
import { failureInbox } from "#db/schema/index.ts";
import type { Reader } from "#db/transaction.ts";

/** Takes a subject out of the failure inbox because it came right; does nothing when it was not in it. */
export async function resolveFailure(
  db: Reader,
  subject: { kind: string; subject: string; by: string },
): Promise<void> {
  await db
    .update(failureInbox)
    .set({ resolvedAt: sql`now()`, resolvedBy: subject.by })
    .where(
      and(
        eq(failureInbox.kind, subject.kind),
        eq(failureInbox.subject, subject.subject),
        isNull(failureInbox.resolvedAt),
      ),
    );
}
