import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { modelOpenings, orders } from "#db/schema/index.ts";
import { sendMessage } from "#server/commands/sales/send-message.ts";
import { setManualPrice } from "#server/commands/sales/set-manual-price.ts";
import { database } from "#server/database.ts";
import { getOrderDesk } from "#server/queries/sales/order-desk.ts";
import { analysedModel } from "#tests/factories/analysed-model.ts";
import { ctxOf } from "#tests/factories/ctx.ts";
import { orderIn, ref } from "#tests/factories/order-in.ts";
import { staffMember } from "#tests/factories/people.ts";

const offers = (desk: Awaited<ReturnType<typeof getOrderDesk>>) =>
  Object.fromEntries(desk.moves.map(({ move, why }) => [move, why]));

it("answers with everything a decision needs", async () => {
  const order = await orderIn("PRICE_ACCEPTED");
  const { customerId, orderId, seller } = order;
  const [row] = await database().select().from(orders).where(eq(orders.id, orderId));
  await analysedModel(row?.modelId ?? "");
  await sendMessage(ctxOf(seller), { ...ref(order), body: "Гравировка внутри?", isQuestion: true });
  const opened = {
    staffId: seller.id,
    staffName: seller.name,
    role: "seller",
    purpose: "review",
    kind: "view",
  };
  await database()
    .insert(modelOpenings)
    .values({ customerId, orderId, modelId: row?.modelId ?? "", ...opened });

  const desk = await getOrderDesk(ctxOf(seller), { customerId, orderId });
  expect(desk.order).toMatchObject({
    number: order.number,
    status: "PRICE_ACCEPTED",
    openQuestion: "Гравировка внутри?",
  });
  expect(desk.price).toMatchObject({ replays: true, receipt: { totalMinor: order.totalMinor } });
  expect(desk.payment).toMatchObject({ status: "authorized", amountMinor: order.totalMinor });
  expect(desk.customer).toMatchObject({
    email: order.customer.email,
    orderCount: 1,
    address: { city: "Санкт-Петербург" },
  });
  expect(desk.model?.measures).toMatchObject({ sidesMm: [21, 26.5, 7], ringDiameterMm: 17.5, unit: "mm" });
  expect(desk.model?.findings.map(({ rule }) => rule)).toEqual(["WALL_TOO_THIN"]);
  expect(desk.messages.map(({ author, isQuestion }) => [author, isQuestion])).toEqual([["workshop", true]]);
  expect(desk.events.map(({ event }) => event).slice(0, 2)).toEqual(["message_sent", "price_accepted"]);
  expect(desk.openings.map(({ name }) => name)).toEqual([seller.name]);
  expect(desk.canAct).toBe(true);
});

it("says of every move whether it is possible, or why not", async () => {
  const order = await orderIn("PRICE_ACCEPTED");
  expect(offers(await getOrderDesk(ctxOf(order.seller), order))).toEqual({
    approve: null,
    hold: null,
    cancel: null,
    resume: "status",
    price: "status",
    retry: "status",
    close: "status",
  });
  const failed = await orderIn("PRICE_FAILED");
  expect(offers(await getOrderDesk(ctxOf(failed.seller), failed))).toMatchObject({
    price: null,
    retry: null,
    approve: "status",
  });
  const shipped = await orderIn("SHIPPED");
  expect(offers(await getOrderDesk(ctxOf(shipped.seller), shipped))).toMatchObject({
    close: null,
    cancel: "status",
  });
});

it("shows a price named by hand as such", async () => {
  const order = await orderIn("PRICE_FAILED");
  await setManualPrice(ctxOf(order.seller), { ...ref(order), amountMinor: 4_000_000, reason: "закрепка" });
  const { price } = await getOrderDesk(ctxOf(order.seller), order);
  expect(price).toMatchObject({ replays: true, reason: "закрепка", metalPriceAt: null });
});

it("lets an admin look and nobody else", async () => {
  const order = await orderIn("PRICE_ACCEPTED");
  const admin = await getOrderDesk(ctxOf(await staffMember("admin")), order);
  expect(admin.canAct).toBe(false);
  await expect(getOrderDesk(ctxOf(order.operator), order)).rejects.toMatchObject({ code: "ROLE_NEEDED" });
  await expect(getOrderDesk(ctxOf(order.customer), order)).rejects.toMatchObject({ code: "ROLE_NEEDED" });
  const other = await orderIn("INITIATED");
  const mixed = { customerId: other.customerId, orderId: order.orderId };
  await expect(getOrderDesk(ctxOf(order.seller), mixed)).rejects.toMatchObject({ kind: "NOT_FOUND" });
});
