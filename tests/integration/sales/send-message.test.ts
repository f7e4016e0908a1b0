import { and, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { orderMessages, orderViews, outbox } from "#db/schema/index.ts";
import { sendMessage as answer } from "#server/commands/order/send-message.ts";
import { sendMessage } from "#server/commands/sales/send-message.ts";
import { database } from "#server/database.ts";
import { historyOf } from "#tests/factories/command-rules.ts";
import { ctxOf, newKey } from "#tests/factories/ctx.ts";
import { orderIn, ref } from "#tests/factories/order-in.ts";

const viewOf = async (orderId: string) =>
  (await database().select().from(orderViews).where(eq(orderViews.orderId, orderId)))[0];

it("asks a question that stays open until the customer answers, and their answer waits for ours", async () => {
  const order = await orderIn("PRICE_ACCEPTED");
  const { orderId, seller, customer } = order;
  const body = "Гравировка внутри?";
  await sendMessage(ctxOf(seller), { ...ref(order), body, isQuestion: true });
  expect(await viewOf(orderId)).toMatchObject({ openQuestion: body, unansweredSince: null });
  const at = new Date("2025-12-16T09:00:00Z");
  await answer(ctxOf(customer, { at }), { key: newKey(), orderId, body: "Да" });
  expect(await viewOf(orderId)).toMatchObject({ openQuestion: null, unansweredSince: at });
  await sendMessage(ctxOf(seller), { ...ref(order), body: "Спасибо", isQuestion: false });
  expect(await viewOf(orderId)).toMatchObject({ openQuestion: null, unansweredSince: null });
});

it("keeps the text out of the history, and promises one mail", async () => {
  const order = await orderIn("PRICE_ACCEPTED");
  const body = "Позвоните нам по номеру из письма";
  const { version } = await sendMessage(ctxOf(order.seller), { ...ref(order), body, isQuestion: false });
  expect(JSON.stringify(await historyOf(order))).not.toContain(body);
  const mails = await database()
    .select({ payload: outbox.payload })
    .from(outbox)
    .where(and(eq(outbox.orderId, order.orderId), eq(outbox.topic, "order/mail.requested")));
  const messages = mails.filter(({ payload }) => payload.template === "message");
  expect(messages.map(({ payload }) => payload.seq)).toEqual([version]);
  const [stored] = await database()
    .select()
    .from(orderMessages)
    .where(eq(orderMessages.orderId, order.orderId));
  expect(stored).toMatchObject({ authorKind: "seller", authorName: order.seller.name, body });
});

it("keeps every one of ten messages sent at once", async () => {
  const order = await orderIn("PRICE_ACCEPTED");
  const sends = Array.from({ length: 10 }, (_, i) =>
    sendMessage(ctxOf(order.seller), { ...ref(order), body: `№ ${i}`, isQuestion: false }),
  );
  const versions = (await Promise.all(sends)).map(({ version }) => version);
  expect(new Set(versions).size).toBe(10);
});
