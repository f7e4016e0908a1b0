import { and, eq } from "drizzle-orm";
import { type Given, prepared, preparedUpdate } from "#db/prepared.ts";
import { mails } from "#db/schema/index.ts";
import { requireSystem } from "#server/authorise.ts";
import { reportFailure } from "#server/commands/failure/report-failure.ts";
import type { Ctx } from "#server/context.ts";
import { env } from "#server/env.ts";
import { mailTransport } from "#server/mail/transport.ts";
import type { MailRef } from "./compose-order-mail.ts";

const RETRY_MINUTES = [1, 2, 5, 10, 20, 30, 60, 60, 120];

/**
 * Hands one mail to the mail server, or keeps it readable when there is none. Claimed by compare-and-set, so two
 * deliveries never send it twice; a server that is down leaves it queued with a later time.
 */
export async function deliverMail(
  ctx: Ctx,
  ref: MailRef,
): Promise<"sent" | "kept" | "queued" | "failed" | "not_due"> {
  requireSystem(ctx);
  const { customerId, mailId: id } = ref;
  // A delivery that dies half-way is tried again by the sweep when this time has passed.
  const nextAttemptAt = new Date(ctx.now().getTime() + 5 * 60_000);
  const [mail] = await claimMail(ctx.db, { customerId, id, nextAttemptAt });
  if (!mail) return "not_due";
  const sending = { customerId, id, state: "sending" };
  const transport = mailTransport();
  if (!transport) {
    await updateMail(ctx.db, sending, { state: "kept", sentAt: ctx.now() });
    return "kept";
  }
  try {
    await transport.sendMail({
      from: env().MAIL_FROM,
      to: mail.toAddress,
      subject: mail.subject,
      html: mail.html,
      text: mail.plain,
      messageId: `<${mail.id}@${new URL(env().APP_URL).hostname}>`,
    });
  } catch (error) {
    return postpone(ctx, mail, String(error).slice(0, 300));
  }
  const sent = { state: "sent", sentAt: ctx.now(), attempts: mail.attempts + 1, lastError: null };
  await updateMail(ctx.db, sending, sent);
  return "sent";
}

type InState = Pick<typeof mails.$inferSelect, "customerId" | "id" | "state">;

const isMail = (given: Given<Omit<InState, "state">>) =>
  and(eq(mails.customerId, given.customerId), eq(mails.id, given.id));

const claimMail = prepared((db, given: Given<Omit<InState, "state"> & { nextAttemptAt: Date }>) =>
  db
    .update(mails)
    .set({ state: "sending", nextAttemptAt: given.nextAttemptAt })
    .where(and(isMail(given), eq(mails.state, "queued")))
    .returning(),
);

const updateMail = preparedUpdate(mails, (given: Given<InState>) =>
  and(isMail(given), eq(mails.state, given.state)),
);

async function postpone(
  ctx: Ctx,
  mail: typeof mails.$inferSelect,
  lastError: string,
): Promise<"queued" | "failed"> {
  const attempts = mail.attempts + 1;
  const minutes = RETRY_MINUTES[attempts - 1];
  const state = minutes === undefined ? "failed" : "queued";
  const nextAttemptAt = new Date(ctx.now().getTime() + (minutes ?? 0) * 60_000);
  const sending = { customerId: mail.customerId, id: mail.id, state: "sending" };
  await updateMail(ctx.db, sending, { state, attempts, lastError, nextAttemptAt });
  if (state === "failed") {
    await reportFailure(ctx.db, {
      kind: "mail",
      subject: mail.id,
      customerId: mail.customerId,
      orderId: mail.orderId,
      causeCode: "MAIL_SERVER_REFUSES",
      cause: lastError,
      ownerRole: "admin",
      retry: { command: "resend_mail", input: { customerId: mail.customerId, mailId: mail.id } },
    });
  }
  return state;
}
