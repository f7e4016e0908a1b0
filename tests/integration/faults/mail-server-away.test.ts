import { and, eq } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import { smtpServer } from "#tests/support/smtp-server.ts";

// The server's address must stand in the environment before anything reads it.
const post = await smtpServer();
process.env.SMTP_URL = post.url;
const { failureInbox, mails, outbox } = await import("#db/schema/index.ts");
const { composeOrderMail } = await import("#server/commands/mail/compose-order-mail.ts");
const { deliverDueMails } = await import("#server/commands/mail/deliver-due-mails.ts");
const { deliverMail } = await import("#server/commands/mail/deliver-mail.ts");
const { database } = await import("#server/database.ts");
const { rowOf } = await import("#tests/factories/command-rules.ts");
const { systemCtx } = await import("#tests/factories/ctx.ts");
const { orderIn } = await import("#tests/factories/order-in.ts");

afterAll(() => post.stop());

const began = new Date();
const minute = (n: number) => systemCtx(new Date(began.getTime() + n * 60_000));

/** What the job `order-notify` does with each promised mail of an order, delivered twice as engines may. */
async function notify(order: { customerId: string }, at: number): Promise<void> {
  const promises = await database()
    .select()
    .from(outbox)
    .where(and(eq(outbox.customerId, order.customerId), eq(outbox.topic, "order/mail.requested")));
  for (const { id: outboxId, payload } of promises) {
    const event = { ...payload, outboxId } as Parameters<typeof composeOrderMail>[1];
    for (const ref of [await composeOrderMail(minute(at), event), await composeOrderMail(minute(at), event)])
      if (ref) await deliverMail(minute(at), ref);
  }
}

it("lets mails wait for an hour without a mail server, sends each once when it is back, and orders go on", async () => {
  const customers: string[] = [];
  await post.stop();
  for (let n = 0; n < 60; n++) {
    if (n % 10 === 0) {
      const order = await orderIn(n % 20 === 0 ? "SHIPPED" : "CANCELLED");
      customers.push(order.customerId);
      expect((await rowOf(order)).status).toBe(n % 20 === 0 ? "SHIPPED" : "CANCELLED");
      await notify(order, n);
    }
    await deliverDueMails(minute(n));
  }
  const waiting = await database().select().from(mails);
  expect(waiting.length).toBeGreaterThan(customers.length * 2);
  expect(new Set(waiting.map(({ state }) => state))).toEqual(new Set(["queued"]));
  expect(post.received).toEqual([]);

  await post.start();
  for (let n = 60; n < 150; n++) await Promise.all([deliverDueMails(minute(n)), deliverDueMails(minute(n))]);

  const sent = await database().select().from(mails);
  expect(new Set(sent.map(({ state }) => state))).toEqual(new Set(["sent"]));
  expect(post.received.map(({ messageId }) => messageId.slice(1, 37)).toSorted()).toEqual(
    sent.map(({ id }) => id).toSorted(),
  );
  expect(sent.map(({ dedupeKey }) => dedupeKey)).toHaveLength(new Set(sent.map((m) => m.dedupeKey)).size);
  expect(await database().$count(failureInbox, eq(failureInbox.kind, "mail"))).toBe(0);
});

it("takes up a mail whose delivery died half-way when its time has passed, and not before", async () => {
  const order = await orderIn("PRICE_CALCULATED");
  await notify(order, 200);
  const [mail] = await database().select().from(mails).where(eq(mails.customerId, order.customerId));
  const before = post.received.length;
  const nextAttemptAt = minute(205).now();
  await database()
    .update(mails)
    .set({ state: "sending", nextAttemptAt })
    .where(eq(mails.id, mail?.id ?? ""));
  await deliverDueMails(minute(204));
  expect(post.received).toHaveLength(before);
  await deliverDueMails(minute(206));
  expect(post.received).toHaveLength(before + 1);
  expect(post.received.at(-1)?.messageId).toContain(mail?.id ?? "none");
});
