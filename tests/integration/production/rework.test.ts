import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { boardOrders, orderViews } from "#db/schema/index.ts";
import { CLAIM_LEASE_MS } from "#lib/domain/order/deadlines.ts";
import { resumeRework } from "#server/commands/production/resume-rework.ts";
import { startRework } from "#server/commands/production/start-rework.ts";
import { database } from "#server/database.ts";
import { rowOf } from "#tests/factories/command-rules.ts";
import { ctxOf } from "#tests/factories/ctx.ts";
import { orderIn, ref } from "#tests/factories/order-in.ts";

const DAY = 86_400_000;
const at = new Date("2025-12-16T09:00:00Z");

it("tells reason and new date, keeps the promise readable, and starts again with a fresh lease", async () => {
  const order = await orderIn("MANUFACTURING_COMPLETED", { at });
  const promisedAt = new Date(at.getTime() + 21 * DAY);
  const expectedAt = new Date(at.getTime() + 25 * DAY);
  await startRework(ctxOf(order.operator, { at }), { ...ref(order), reason: "поры", delayDays: 4 });
  const [view] = await database().select().from(orderViews).where(eq(orderViews.orderId, order.orderId));
  expect(view).toMatchObject({ status: "REWORK", reason: "поры", promisedAt, expectedAt });
  const again = new Date(at.getTime() + 3 * DAY);
  await resumeRework(ctxOf(order.operator, { at: again }), ref(order));
  expect(await rowOf(order)).toMatchObject({ status: "MANUFACTURING_STARTED", reason: null, expectedAt });
  const [row] = await database().select().from(boardOrders).where(eq(boardOrders.orderId, order.orderId));
  expect(row?.leaseUntil).toEqual(new Date(again.getTime() + CLAIM_LEASE_MS));
});

it("leaves the date alone when no day is lost", async () => {
  const order = await orderIn("MANUFACTURING_STARTED", { at });
  await startRework(ctxOf(order.operator, { at }), { ...ref(order), reason: "царапина", delayDays: 0 });
  expect((await rowOf(order)).expectedAt).toEqual(new Date(at.getTime() + 21 * DAY));
});
