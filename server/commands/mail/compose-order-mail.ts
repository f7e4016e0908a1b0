import { and, eq } from "drizzle-orm";
import { type Given, prepared } from "#db/prepared.ts";
import { mails, orderContacts, orderEvents, orders, orderViews, quotes } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import type { TopicPayload } from "#lib/contracts/events.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { requireSystem } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { notFound } from "#server/errors.ts";
import { renderMail } from "#server/mail/render-mail.ts";
import { settleOutbox } from "#server/outbox/settle-outbox.ts";
import { type MailFacts, type MailTemplate, mailWords } from "./mail-words.ts";

export type MailRef = { customerId: string; mailId: string };

/**
 * Writes the mail of one event, once. Answers null when there is nobody to write to (a visitor who left no
 * address); the fact itself stands on the order's page either way.
 */
export async function composeOrderMail(
  ctx: Ctx,
  event: TopicPayload<"order/mail.requested">,
): Promise<MailRef | null> {
  requireSystem(ctx);
  const { customerId, orderId, outboxId } = event;
  return ctx.db.transaction(async (tx) => {
    if (!(await settleOutbox(tx, { customerId, consumer: "order-mail", outboxId })))
      return earlierMail(tx, event);
    const facts = await gather(tx, event);
    if (!facts.email) return null;
    const content = mailWords(event.template as MailTemplate, facts);
    const rendered = renderMail(content);
    const [mail] = await insertMail(tx, {
      customerId,
      orderId,
      template: event.template,
      locale: facts.locale,
      toAddress: facts.email,
      subject: content.subject,
      ...rendered,
      dedupeKey: outboxId,
      nextAttemptAt: ctx.now(),
    });
    return mail ? { customerId, mailId: mail.id } : null;
  });
}

async function earlierMail(
  tx: Transaction,
  { customerId, outboxId }: TopicPayload<"order/mail.requested">,
): Promise<MailRef | null> {
  const [mail] = await tx
    .select({ id: mails.id })
    .from(mails)
    .where(and(eq(mails.customerId, customerId), eq(mails.dedupeKey, outboxId)));
  return mail ? { customerId, mailId: mail.id } : null;
}

async function gather(
  tx: Transaction,
  { customerId, orderId, seq }: TopicPayload<"order/mail.requested">,
): Promise<MailFacts> {
  const [found] = await mailFacts(tx, { customerId, orderId, seq });
  if (!found) throw notFound("order");
  const { payload, viewEmail, contactEmail, ...facts } = found;
  return {
    ...facts,
    locale: facts.locale as Locale,
    email: contactEmail ?? viewEmail,
    reason: typeof payload.reason === "string" ? payload.reason : null,
    body: null,
  };
}

const mailFacts = prepared((db, given: Given<{ customerId: string; orderId: string; seq: number }>) => {
  const ofOrder = (table: typeof orderViews | typeof orderEvents | typeof orderContacts) =>
    and(eq(table.customerId, orders.customerId), eq(table.orderId, orders.id));
  return db
    .select({
      locale: orders.locale,
      orderId: orders.id,
      number: orders.number,
      totalMinor: orders.totalMinor,
      validUntil: quotes.validUntil,
      promisedAt: orders.promisedAt,
      expectedAt: orders.expectedAt,
      nextActionAt: orders.nextActionAt,
      carrier: orders.carrier,
      tracking: orders.trackingNumber,
      author: orderEvents.actorName,
      payload: orderEvents.payload,
      viewEmail: orderViews.customerEmail,
      contactEmail: orderContacts.email,
    })
    .from(orders)
    .innerJoin(orderViews, ofOrder(orderViews))
    .innerJoin(orderEvents, and(ofOrder(orderEvents), eq(orderEvents.seq, given.seq)))
    .leftJoin(orderContacts, ofOrder(orderContacts))
    .leftJoin(quotes, and(eq(quotes.customerId, orders.customerId), eq(quotes.id, orders.quoteId)))
    .where(and(eq(orders.customerId, given.customerId), eq(orders.id, given.orderId)));
});

type NewMail = Pick<
  typeof mails.$inferSelect,
  | "customerId"
  | "orderId"
  | "template"
  | "locale"
  | "toAddress"
  | "subject"
  | "html"
  | "plain"
  | "dedupeKey"
  | "nextAttemptAt"
>;

const insertMail = prepared((db, given: Given<NewMail>) =>
  db
    .insert(mails)
    .values({
      customerId: given.customerId,
      orderId: given.orderId,
      template: given.template,
      locale: given.locale,
      toAddress: given.toAddress,
      subject: given.subject,
      html: given.html,
      plain: given.plain,
      dedupeKey: given.dedupeKey,
      nextAttemptAt: given.nextAttemptAt,
    })
    .onConflictDoNothing()
    .returning({ id: mails.id }),
);
