import { and, eq } from "drizzle-orm";
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
    const [mail] = await tx
      .insert(mails)
      .values({
        customerId,
        orderId,
        template: event.template,
        locale: facts.locale,
        toAddress: facts.email,
        subject: content.subject,
        ...rendered,
        dedupeKey: outboxId,
        nextAttemptAt: ctx.now(),
      })
      .onConflictDoNothing()
      .returning({ id: mails.id });
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
  const [order] = await tx
    .select()
    .from(orders)
    .where(and(eq(orders.customerId, customerId), eq(orders.id, orderId)));
  const [view] = await tx
    .select()
    .from(orderViews)
    .where(and(eq(orderViews.customerId, customerId), eq(orderViews.orderId, orderId)));
  const [event] = await tx
    .select()
    .from(orderEvents)
    .where(
      and(eq(orderEvents.customerId, customerId), eq(orderEvents.orderId, orderId), eq(orderEvents.seq, seq)),
    );
  if (!order || !view || !event) throw notFound("order");
  const [contact] = await tx
    .select()
    .from(orderContacts)
    .where(and(eq(orderContacts.customerId, customerId), eq(orderContacts.orderId, orderId)));
  const [quote] = order.quoteId
    ? await tx
        .select()
        .from(quotes)
        .where(and(eq(quotes.customerId, customerId), eq(quotes.id, order.quoteId)))
    : [];
  return {
    locale: order.locale as Locale,
    email: contact?.email ?? view.customerEmail,
    orderId,
    number: order.number,
    totalMinor: order.totalMinor,
    validUntil: quote?.validUntil ?? null,
    promisedAt: order.promisedAt,
    expectedAt: order.expectedAt,
    nextActionAt: order.nextActionAt,
    reason: typeof event.payload.reason === "string" ? event.payload.reason : null,
    carrier: order.carrier,
    tracking: order.trackingNumber,
    author: event.actorName,
    body: null,
  };
}
