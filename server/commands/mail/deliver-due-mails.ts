import { and, asc, eq, lte } from "drizzle-orm";
import { mails } from "#db/schema/index.ts";
import { requireSystem } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { deliverMail } from "./deliver-mail.ts";

/** Sends what waits: mails whose time has come, and those whose delivery died half-way. Returns how many went. */
export async function deliverDueMails(
  ctx: Ctx,
  limit = 200,
): Promise<{ delivered: number; waiting: number }> {
  requireSystem(ctx);
  const now = ctx.now();
  await ctx.db
    .update(mails)
    .set({ state: "queued" })
    .where(and(eq(mails.state, "sending"), lte(mails.nextAttemptAt, now)));
  const due = await ctx.db
    .select({ customerId: mails.customerId, mailId: mails.id })
    .from(mails)
    .where(and(eq(mails.state, "queued"), lte(mails.nextAttemptAt, now)))
    .orderBy(asc(mails.nextAttemptAt))
    .limit(limit);
  let delivered = 0;
  for (const mail of due) {
    const outcome = await deliverMail(ctx, mail);
    if (outcome === "sent" || outcome === "kept") delivered += 1;
    // The server is down: the rest would only wait for the same time-out.
    if (outcome === "queued") break;
  }
  return { delivered, waiting: due.length - delivered };
}
