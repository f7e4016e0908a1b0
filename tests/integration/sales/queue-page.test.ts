import { expect, it } from "vitest";
import { findPlace } from "#server/queries/sales/find-place.ts";
import { getQueue } from "#server/queries/sales/get-queue.ts";
import { ctxOf } from "#tests/factories/ctx.ts";
import { orderIn } from "#tests/factories/order-in.ts";
import { staffMember } from "#tests/factories/people.ts";

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR);
const approve = { tab: "approve", mine: false, q: null } as const;

it("says what is due next when all is decided, whatever kind of decision it is", async () => {
  const seller = ctxOf(await staffMember("seller"));
  expect(await getQueue(seller, approve)).toMatchObject({ page: { rows: [] }, nextDue: null, canAct: true });
  const overdue = await orderIn("PRICE_ACCEPTED", { at: ago(30) });
  const hold = await orderIn("ON_HOLD", { at: ago(2) });
  const later = await orderIn("PRICE_FAILED", { at: ago(1) });
  const { nextDue, counts } = await getQueue(seller, approve);
  expect(nextDue?.number).toBe(hold.number);
  expect(counts).toMatchObject({ approve: 1, price: 1, hold: 1 });
  expect([overdue.number, later.number]).not.toContain(nextDue?.number);
});

it("shows what was looked for instead of the tab", async () => {
  const order = await orderIn("CLOSED");
  const seller = ctxOf(await staffMember("seller"));
  const { page } = await getQueue(seller, { ...approve, q: order.number });
  expect(page.rows.map((row) => row.number)).toEqual([order.number]);
});

it("leads from one decision to the next", async () => {
  const first = await orderIn("PRICE_ACCEPTED", { at: ago(200) });
  const second = await orderIn("PRICE_ACCEPTED", { at: ago(190) });
  const seller = ctxOf(await staffMember("seller"));
  const place = await findPlace(seller, "approve", second.orderId);
  expect(place.place).toBe(2);
  expect(place.previous).toEqual({ customerId: first.customerId, orderId: first.orderId });
  const decided = await findPlace(seller, "approve", (await orderIn("MANUFACTURING_APPROVED")).orderId);
  expect(decided).toMatchObject({ place: null, previous: null, next: { orderId: first.orderId } });
});
