import { auditEntries } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import type { StaffActor } from "#server/context.ts";

/** Notes what a member of staff changed outside of orders, in the change's own transaction. */
export async function writeAudit(
  tx: Transaction,
  actor: StaffActor,
  entry: { action: string; subject: string; detail?: Record<string, unknown> },
): Promise<void> {
  const { action, subject, detail = {} } = entry;
  await tx.insert(auditEntries).values({ actorId: actor.id, actorName: actor.name, action, subject, detail });
}
