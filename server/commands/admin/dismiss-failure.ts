import { eq } from "drizzle-orm";
import { failureInbox } from "#db/schema/index.ts";
import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { openFailure } from "./retry-failure.ts";
import { writeAudit } from "./write-audit.ts";

/** Closes a failure by hand, with a note of what was done about it. */
export async function dismissFailure(ctx: Ctx, input: { failureId: string; note: string }): Promise<void> {
  const actor = requireStaff(ctx, "admin", "seller");
  await ctx.db.transaction(async (tx) => {
    const failure = await openFailure(tx, input.failureId, actor);
    const set = { resolvedAt: ctx.now(), resolvedBy: `${actor.name}: ${input.note}` };
    await tx.update(failureInbox).set(set).where(eq(failureInbox.id, failure.id));
    const detail = { kind: failure.kind, note: input.note };
    await writeAudit(tx, actor, { action: "dismiss_failure", subject: failure.subject, detail });
  });
}
