import { and, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { outbox } from "#db/schema/index.ts";
import { retryPrice } from "#server/commands/sales/retry-price.ts";
import { database } from "#server/database.ts";
import { historyOf } from "#tests/factories/command-rules.ts";
import { ctxOf } from "#tests/factories/ctx.ts";
import { orderIn, ref } from "#tests/factories/order-in.ts";

const requests = (orderId: string) =>
  database()
    .select()
    .from(outbox)
    .where(and(eq(outbox.orderId, orderId), eq(outbox.topic, "order/price.requested")));

it("asks for the price once more a press, and leaves the order where it is", async () => {
  const order = await orderIn("PRICE_FAILED");
  const input = ref(order);
  const events = await historyOf(order);
  const answers = await Promise.all([1, 2, 3].map(() => retryPrice(ctxOf(order.seller), input)));
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set(["PRICE_FAILED"]));
  expect(await requests(order.orderId)).toHaveLength(2);
  expect(await historyOf(order)).toEqual(events);
});

it("refuses while the price is being made", async () => {
  const order = await orderIn("SUBMITTED");
  await expect(retryPrice(ctxOf(order.seller), ref(order))).rejects.toMatchObject({
    code: "WRONG_STATUS",
    details: { status: "SUBMITTED" },
  });
  expect(await requests(order.orderId)).toHaveLength(1);
});

it("is for sellers, and of an order that is there", async () => {
  const order = await orderIn("PRICE_FAILED");
  await expect(retryPrice(ctxOf(order.operator), ref(order))).rejects.toMatchObject({ code: "ROLE_NEEDED" });
  const { customerId } = await orderIn("INITIATED");
  await expect(retryPrice(ctxOf(order.seller), { ...ref(order), customerId })).rejects.toMatchObject({
    kind: "NOT_FOUND",
  });
});

it("refuses a used key of another order", async () => {
  const order = await orderIn("PRICE_FAILED");
  const second = await orderIn("PRICE_FAILED", { customer: order.customer, seller: order.seller });
  const input = ref(order);
  await retryPrice(ctxOf(order.seller), input);
  await expect(retryPrice(ctxOf(order.seller), { ...input, orderId: second.orderId })).rejects.toMatchObject({
    code: "KEY_REUSED",
  });
});
