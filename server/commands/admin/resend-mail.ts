import { and, eq, inArray } from "drizzle-orm";
import { mails } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import { requireStaff } from "#server/authorise.ts";
import { resolveFailure } from "#server/commands/failure/resolve-failure.ts";
import type { Ctx } from "#server/context.ts";
import { notFound } from "#server/errors.ts";
import { writeAudit } from "./write-audit.ts";

/** Sends one mail once more, because somebody asked for it: a person's decision, so a second copy is meant. */
export async function resendMail(ctx: Ctx, input: { customerId: string; mailId: string }): Promise<void> {
  const actor = requireStaff(ctx, "admin");
  await ctx.db.transaction(async (tx) => {
    const changed = await tx
      .update(mails)
      .set({ state: "queued", attempts: 0, nextAttemptAt: ctx.now() })
      .where(
        and(
          eq(mails.customerId, input.customerId),
          eq(mails.id, input.mailId),
          inArray(mails.state, ["sent", "kept", "failed"]),
        ),
      )
      .returning({ id: mails.id });
    if (changed.length === 0) return alreadyOnItsWay(tx, input);
    await resolveFailure(tx, { kind: "mail", subject: input.mailId, by: actor.name });
    await writeAudit(tx, actor, { action: "resend_mail", subject: input.mailId });
  });
}

// A second press finds the mail in the queue: that is what was asked for.
async function alreadyOnItsWay(
  tx: Transaction,
  { customerId, mailId }: { customerId: string; mailId: string },
): Promise<void> {
  const [mail] = await tx
    .select({ id: mails.id })
    .from(mails)
    .where(and(eq(mails.customerId, customerId), eq(mails.id, mailId)));
  if (!mail) throw notFound("mail");
}
