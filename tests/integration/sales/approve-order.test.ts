import { and, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { boardOrders, orderEvents, orderViews, outbox } from "#db/schema/index.ts";
import { approveOrder } from "#server/commands/sales/approve-order.ts";
import { holdOrder } from "#server/commands/sales/hold-order.ts";
import { database } from "#server/database.ts";
import { ctxOf } from "#tests/factories/ctx.ts";
import { orderIn, ref } from "#tests/factories/order-in.ts";
import { staffMember } from "#tests/factories/people.ts";

const topicsOf = async (orderId: string) =>
  (await database().select({ topic: outbox.topic }).from(outbox).where(eq(outbox.orderId, orderId))).map(
    (row) => row.topic,
  );

it("puts the order on the board, asks for the charge and the mail, and says so in the history", async () => {
  const order = await orderIn("PRICE_ACCEPTED");
  const { customerId, orderId, totalMinor, seller } = order;
  const answer = await approveOrder(ctxOf(seller), { ...ref(order), totalMinor });
  expect(answer).toMatchObject({ orderId, number: order.number, status: "MANUFACTURING_APPROVED" });
  const db = database();
  const [onBoard] = await db.select().from(boardOrders).where(eq(boardOrders.orderId, orderId));
  expect(onBoard).toMatchObject({ status: "MANUFACTURING_APPROVED", operatorId: null, weightG: 4.71 });
  expect(onBoard?.payMinor).toBeGreaterThan(0);
  const [view] = await db.select().from(orderViews).where(eq(orderViews.orderId, orderId));
  expect(view).toMatchObject({ status: "MANUFACTURING_APPROVED", lastEvent: "manufacturing_approved" });
  const [event] = await db
    .select()
    .from(orderEvents)
    .where(and(eq(orderEvents.customerId, customerId), eq(orderEvents.seq, answer.version)));
  expect(event).toMatchObject({ actorKind: "seller", actorId: seller.id, actorName: seller.name });
  expect(await topicsOf(orderId)).toContain("payment/capture.requested");
});

it("charges once however often the same press arrives, at the same time or later", async () => {
  const order = await orderIn("PRICE_ACCEPTED");
  const input = { ...ref(order), totalMinor: order.totalMinor };
  const press = () => approveOrder(ctxOf(order.seller), input);
  const [first, second] = await Promise.all([press(), press()]);
  expect(second).toEqual(first);
  expect(await press()).toEqual(first);
  const captures = (await topicsOf(order.orderId)).filter((topic) => topic === "payment/capture.requested");
  expect(captures).toHaveLength(1);
});

it("refuses a sum that is not the accepted one, and changes nothing", async () => {
  const order = await orderIn("PRICE_ACCEPTED");
  const call = approveOrder(ctxOf(order.seller), { ...ref(order), totalMinor: order.totalMinor - 1 });
  await expect(call).rejects.toMatchObject({
    kind: "CONFLICT",
    code: "SUM_CHANGED",
    details: { totalMinor: order.totalMinor },
  });
  expect(await topicsOf(order.orderId)).not.toContain("payment/capture.requested");
});

it("lets exactly one of approve and hold win", async () => {
  const order = await orderIn("PRICE_ACCEPTED");
  const other = await staffMember("seller");
  const nextActionAt = new Date(Date.now() + 3_600_000).toISOString();
  const outcomes = await Promise.allSettled([
    approveOrder(ctxOf(order.seller), { ...ref(order), totalMinor: order.totalMinor }),
    holdOrder(ctxOf(other), { ...ref(order), reason: "проверить размер", nextActionAt }),
  ]);
  // A hold may follow an approval, an approval may not follow a hold.
  const approved = outcomes[0].status === "fulfilled";
  const [view] = await database().select().from(orderViews).where(eq(orderViews.orderId, order.orderId));
  expect(outcomes[1].status).toBe("fulfilled");
  expect(view).toMatchObject({
    status: "ON_HOLD",
    heldFrom: approved ? "MANUFACTURING_APPROVED" : "PRICE_ACCEPTED",
  });
});
