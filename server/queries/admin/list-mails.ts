import { and, desc, eq } from "drizzle-orm";
import { mails } from "#db/schema/index.ts";
import type { MailListInput } from "#lib/contracts/admin.ts";
import type { MailState } from "#lib/domain/desk-lists.ts";
import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { notFound } from "#server/errors.ts";
import { exactMoment, olderThan, PAGE_ROWS, pageOf } from "./keyset.ts";

/** Outgoing mail, newest first, without bodies. */
export async function listMails(ctx: Ctx, { cursor, search, state }: MailListInput) {
  requireStaff(ctx, "admin");
  const rows = await ctx.db
    .select({
      id: mails.id,
      customerId: mails.customerId,
      template: mails.template,
      toAddress: mails.toAddress,
      subject: mails.subject,
      state: mails.state,
      attempts: mails.attempts,
      lastError: mails.lastError,
      createdAt: mails.createdAt,
      sentAt: mails.sentAt,
      cursorAt: exactMoment(mails.createdAt),
    })
    .from(mails)
    .where(
      and(
        search ? eq(mails.toAddress, search.toLowerCase()) : undefined,
        state ? eq(mails.state, state) : undefined,
        olderThan(mails.createdAt, mails.id, cursor),
      ),
    )
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(PAGE_ROWS + 1);
  const page = pageOf(rows);
  const shown = page.rows.map(({ createdAt, sentAt, state: is, ...row }) => ({
    ...row,
    state: is as MailState,
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
  }));
  return { mails: shown, next: page.next, checkedAt: ctx.now().toISOString() };
}

/**
 * One mail as it went out: subject, plain text and HTML (shown in a frame without scripts). A link that sets a
 * password stands only in a mail that was kept here for want of a mail server: nobody takes over an account by reading.
 */
export async function getMail(ctx: Ctx, ref: { customerId: string; mailId: string }) {
  requireStaff(ctx, "admin");
  const [mail] = await ctx.db
    .select()
    .from(mails)
    .where(and(eq(mails.customerId, ref.customerId), eq(mails.id, ref.mailId)));
  if (!mail) throw notFound("mail");
  const { id, customerId, subject, toAddress, state, attempts, lastError, createdAt, sentAt } = mail;
  const shown = (text: string) =>
    state === "kept" ? text : text.replaceAll(/(\/reset-password)#[\w-]+/g, "$1#…");
  return {
    id,
    customerId,
    subject,
    html: shown(mail.html),
    plain: shown(mail.plain),
    toAddress,
    state: state as MailState,
    attempts,
    lastError,
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
  };
}
