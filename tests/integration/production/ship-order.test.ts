import { and, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { boardOrders, claims, outbox, trackingDirectory } from "#db/schema/index.ts";
import { shipOrder } from "#server/commands/production/ship-order.ts";
import { database } from "#server/database.ts";
import { rowOf } from "#tests/factories/command-rules.ts";
import { ctxOf } from "#tests/factories/ctx.ts";
import { orderIn, ref } from "#tests/factories/order-in.ts";

const carrier = "cdek" as const;

it("ends the claim paid, takes the order off the board and makes it findable by its number", async () => {
  const order = await orderIn("PACKAGING");
  const { orderId, customerId } = order;
  await shipOrder(ctxOf(order.operator), { ...ref(order), carrier, tracking: "1234567890" });
  expect(await rowOf(order)).toMatchObject({ carrier, trackingNumber: "1234567890" });
  const db = database();
  expect(await db.select().from(boardOrders).where(eq(boardOrders.orderId, orderId))).toEqual([]);
  const [claim] = await db.select().from(claims).where(eq(claims.orderId, orderId));
  expect(claim?.outcome).toBe("shipped");
  const [entry] = await db
    .select()
    .from(trackingDirectory)
    .where(eq(trackingDirectory.tracking, "cdek:1234567890"));
  expect(entry).toEqual({ tracking: "cdek:1234567890", customerId, orderId });
  const mails = await db
    .select({ payload: outbox.payload })
    .from(outbox)
    .where(and(eq(outbox.orderId, orderId), eq(outbox.topic, "order/mail.requested")));
  expect(mails.filter(({ payload }) => payload.template === "shipped")).toHaveLength(1);
});

it("refuses a tracking number that another parcel has, and changes nothing", async () => {
  const first = await orderIn("PACKAGING");
  const second = await orderIn("PACKAGING");
  await shipOrder(ctxOf(first.operator), { ...ref(first), carrier, tracking: "SAME-1" });
  const call = shipOrder(ctxOf(second.operator), { ...ref(second), carrier, tracking: "SAME-1" });
  await expect(call).rejects.toMatchObject({ code: "TRACKING_USED", details: { status: "PACKAGING" } });
  expect(await rowOf(second)).toMatchObject({ status: "PACKAGING", trackingNumber: null });
  const [claim] = await database().select().from(claims).where(eq(claims.orderId, second.orderId));
  expect(claim?.endedAt).toBeNull();
});
