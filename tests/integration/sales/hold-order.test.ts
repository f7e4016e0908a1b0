import { and, eq, isNull } from "drizzle-orm";
import { expect, it } from "vitest";
import { boardOrders, claims, orderViews } from "#db/schema/index.ts";
import { cancelOrder } from "#server/commands/sales/cancel-order.ts";
import { holdOrder } from "#server/commands/sales/hold-order.ts";
import { resumeOrder } from "#server/commands/sales/resume-order.ts";
import { database } from "#server/database.ts";
import { historyOf, rowOf } from "#tests/factories/command-rules.ts";
import { ctxOf } from "#tests/factories/ctx.ts";
import { orderIn, ref } from "#tests/factories/order-in.ts";

const HOUR = 3_600_000;
const now = new Date("2025-12-16T09:00:00Z");
const later = (hours: number) => new Date(now.getTime() + hours * HOUR);
const openClaim = async (orderId: string) =>
  (
    await database()
      .select()
      .from(claims)
      .where(and(eq(claims.orderId, orderId), isNull(claims.endedAt)))
  )[0];
const boardRow = async (orderId: string) =>
  (await database().select().from(boardOrders).where(eq(boardOrders.orderId, orderId)))[0];

it("shows reason and date to everybody, and comes back to where it was with a fresh lease", async () => {
  const order = await orderIn("MANUFACTURING_STARTED", { at: now });
  const hold = { reason: "нужен размер кольца", nextActionAt: later(72).toISOString() };
  await holdOrder(ctxOf(order.seller, { at: later(1) }), { ...ref(order), ...hold });
  const [view] = await database().select().from(orderViews).where(eq(orderViews.orderId, order.orderId));
  expect(view).toMatchObject({ status: "ON_HOLD", reason: hold.reason, dueAt: later(72) });
  expect(view?.heldFrom).toBe("MANUFACTURING_STARTED");
  expect(await boardRow(order.orderId)).toBeUndefined();
  expect((await openClaim(order.orderId))?.operatorId).toBe(order.operator.id);

  await resumeOrder(ctxOf(order.seller, { at: later(48) }), ref(order));
  expect(await rowOf(order)).toMatchObject({
    status: "MANUFACTURING_STARTED",
    heldFrom: null,
    reason: null,
    nextActionAt: null,
  });
  expect(await boardRow(order.orderId)).toMatchObject({
    operatorId: order.operator.id,
    leaseUntil: later(48 + 24),
  });
});

it("refuses a date that has passed", async () => {
  const order = await orderIn("PRICE_ACCEPTED", { at: now });
  const call = holdOrder(ctxOf(order.seller, { at: now }), {
    ...ref(order),
    reason: "нужен размер кольца",
    nextActionAt: later(-1).toISOString(),
  });
  await expect(call).rejects.toMatchObject({ kind: "UNPROCESSABLE", code: "NEXT_ACTION_IN_PAST" });
});

it("may end in a cancel, which ends the claim unpaid and keeps the reason", async () => {
  const order = await orderIn("MANUFACTURING_STARTED", { at: now });
  const hold = { reason: "камень не приходит", nextActionAt: later(72).toISOString() };
  await holdOrder(ctxOf(order.seller, { at: now }), { ...ref(order), ...hold });
  await cancelOrder(ctxOf(order.seller, { at: later(1) }), { ...ref(order), reason: "камня не будет" });
  expect(await openClaim(order.orderId)).toBeUndefined();
  const [ended] = await database().select().from(claims).where(eq(claims.orderId, order.orderId));
  expect(ended).toMatchObject({ outcome: "cancelled", endedAt: later(1) });
  expect(await rowOf(order)).toMatchObject({ status: "CANCELLED", heldFrom: null, reason: "камня не будет" });
  const last = (await historyOf(order)).at(-1);
  expect(last).toMatchObject({ event: "cancelled_by_seller", payload: { reason: "камня не будет" } });
});
