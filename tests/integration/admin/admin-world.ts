import { and, eq } from "drizzle-orm";
import { auditEntries, failureInbox, mails, outbox } from "#db/schema/index.ts";
import { database } from "#server/database.ts";

/** What an administrator did, by action and subject. */
export const auditOf = (action: string, subject: string) =>
  database()
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.action, action), eq(auditEntries.subject, subject)));

/** The failure of a subject, the newest first. */
export async function failuresOf(subject: string) {
  const rows = await database().select().from(failureInbox).where(eq(failureInbox.subject, subject));
  return rows.toSorted((a, b) => b.firstSeenAt.getTime() - a.firstSeenAt.getTime());
}

export async function openFailureOf(subject: string) {
  const open = (await failuresOf(subject)).find(({ resolvedAt }) => resolvedAt === null);
  if (!open) throw new Error("no open failure");
  return open;
}

export const promisesOf = (orderId: string, topic: string) =>
  database()
    .select()
    .from(outbox)
    .where(and(eq(outbox.orderId, orderId), eq(outbox.topic, topic)));

/** A mail as it stands after a mail server refused it for good. */
export async function failedMail(customerId: string, state = "failed", body = "Цена") {
  const [mail] = await database()
    .insert(mails)
    .values({
      customerId,
      template: "priced",
      locale: "ru",
      toAddress: "elena@example.com",
      subject: "F-1: точная цена",
      html: `<p>${body}</p>`,
      plain: body,
      dedupeKey: crypto.randomUUID(),
      state,
      attempts: 6,
      lastError: "550 no such mailbox",
    })
    .returning();
  if (!mail) throw new Error("mail was not written");
  return mail;
}

export async function mailRow(id: string) {
  const [mail] = await database().select().from(mails).where(eq(mails.id, id));
  return mail;
}
