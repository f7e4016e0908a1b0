import { eq } from "drizzle-orm";
import { failureInbox } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import { isRetryCommand } from "#lib/contracts/admin.ts";
import { requireStaff } from "#server/authorise.ts";
import { RETRIED_BY } from "#server/commands/failure/report-failure.ts";
import type { Ctx, StaffActor } from "#server/context.ts";
import { conflict, notFound } from "#server/errors.ts";
import { RETRIES } from "./retries.ts";
import { writeAudit } from "./write-audit.ts";

/** Tries again what stands in the failure inbox, and takes it out; should it fail anew, it comes back counted. */
export async function retryFailure(ctx: Ctx, input: { failureId: string }): Promise<{ retried: boolean }> {
  const actor = requireStaff(ctx, "admin", "seller");
  return ctx.db.transaction(async (tx) => {
    const failure = await openFailure(tx, input.failureId, actor);
    const { retry } = failure;
    if (!retry || !isRetryCommand(retry.command)) throw conflict("NO_RETRY");
    await RETRIES[retry.command](tx, retry.input, ctx);
    const set = { resolvedAt: ctx.now(), resolvedBy: `${RETRIED_BY}${actor.name}` };
    await tx.update(failureInbox).set(set).where(eq(failureInbox.id, failure.id));
    await writeAudit(tx, actor, {
      action: "retry_failure",
      subject: failure.subject,
      detail: { kind: failure.kind },
    });
    return { retried: true };
  });
}

/** Loads one open failure that this actor owns, locked; an admin owns all of them. A settled one is FAILURE_RESOLVED. */
export async function openFailure(tx: Transaction, failureId: string, actor: StaffActor) {
  const [failure] = await tx.select().from(failureInbox).where(eq(failureInbox.id, failureId)).for("update");
  if (!failure || (actor.kind !== "admin" && failure.ownerRole !== actor.kind)) throw notFound("failure");
  if (failure.resolvedAt) throw conflict("FAILURE_RESOLVED", { by: failure.resolvedBy });
  return failure;
}
