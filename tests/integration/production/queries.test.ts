import { expect, it } from "vitest";
import { claimOrder } from "#server/commands/production/claim-order.ts";
import { releaseOrder } from "#server/commands/production/release-order.ts";
import { holdOrder } from "#server/commands/sales/hold-order.ts";
import { getBoardTotals } from "#server/queries/board/board-totals.ts";
import { findBoardOrder, findBoardRow } from "#server/queries/board/find-board-order.ts";
import { getJob } from "#server/queries/board/get-job.ts";
import { listFreeWork } from "#server/queries/board/list-free-work.ts";
import { listMyWork } from "#server/queries/board/list-my-work.ts";
import { listPay } from "#server/queries/board/list-pay.ts";
import { getMyPay } from "#server/queries/board/my-pay.ts";
import { ctxOf } from "#tests/factories/ctx.ts";
import { orderIn, ref } from "#tests/factories/order-in.ts";
import { staffMember } from "#tests/factories/people.ts";

const DAY = 86_400_000;
const newest = { order: "newest" } as const;
const ago = (days: number) => new Date(Date.now() - days * DAY);

it("lists free work newest first, under the filters, without a customer in it", async () => {
  const old = await orderIn("MANUFACTURING_APPROVED", { at: ago(30) });
  const silver = await orderIn("MANUFACTURING_APPROVED", { options: { metalId: "silver_925" }, at: ago(16) });
  const gold = await orderIn("MANUFACTURING_APPROVED", { at: ago(1) });
  const taken = await orderIn("MANUFACTURING_STARTED");
  const operator = ctxOf(gold.operator);
  const numbers = async (input: Partial<Parameters<typeof listFreeWork>[1]>) =>
    (await listFreeWork(operator, { ...newest, ...input })).rows.map((row) => row.number);
  expect(await numbers({})).toEqual([gold.number, silver.number, old.number]);
  expect(await numbers({ order: "due" })).toEqual([old.number, silver.number, gold.number]);
  expect(await numbers({ metal: "silver" })).toEqual([silver.number]);
  expect(await numbers({ due: "late" })).toEqual([old.number]);
  expect(await numbers({ due: "week" })).toEqual([silver.number]);
  expect(await numbers({ difficulty: 5 })).toEqual([]);
  expect(await numbers({})).not.toContain(taken.number);
  const { rows } = await listFreeWork(operator, newest);
  expect(JSON.stringify(rows)).not.toContain(gold.customer.email);
  expect(JSON.stringify(rows)).not.toMatch(/total|customerName|email/i);
});

it("pages free work by keyset", async () => {
  const at = ago(2);
  const made = await Promise.all([1, 2, 3].map(() => orderIn("MANUFACTURING_APPROVED", { at })));
  const operator = ctxOf(await staffMember("operator"));
  const all = (await listFreeWork(operator, newest)).rows;
  const third = all.findIndex((row) => row.orderId === made[1]?.orderId);
  const row = all[third];
  const cursor = { at: row?.approvedAt ?? "", orderId: row?.orderId ?? "" };
  const rest = await listFreeWork(operator, { ...newest, cursor });
  expect(rest.rows.map(({ orderId }) => orderId)).toEqual(all.slice(third + 1).map(({ orderId }) => orderId));
});

it("finds an order by its number, with who has it", async () => {
  const order = await orderIn("MANUFACTURING_STARTED");
  const operator = ctxOf(await staffMember("operator"));
  const found = await findBoardOrder(operator, ` ${order.number.toLowerCase()} `);
  expect(found).toMatchObject({ number: order.number, operatorName: order.operator.name });
  expect(await findBoardOrder(operator, "F-1-Q")).toBeNull();
  const { number } = await orderIn("PRICE_ACCEPTED");
  expect(await findBoardOrder(operator, number)).toBeNull();
  expect(await findBoardRow(operator, order)).toEqual(found);
});

it("shows an operator their own work, held orders among it", async () => {
  const operator = await staffMember("operator");
  const first = await orderIn("MANUFACTURING_STARTED", { operator, at: ago(2) });
  const held = await orderIn("PACKAGING", { operator, at: ago(1) });
  const nextActionAt = new Date(Date.now() + DAY).toISOString();
  await holdOrder(ctxOf(held.seller), { ...ref(held), reason: "адрес неполон", nextActionAt });
  await orderIn("SHIPPED", { operator });
  const mine = await listMyWork(ctxOf(operator));
  expect(mine.map(({ number, status }) => [number, status])).toEqual([
    [first.number, "MANUFACTURING_STARTED"],
    [held.number, "ON_HOLD"],
  ]);
});

it("records pay for what is in hand or shipped, not for what was given back", async () => {
  const operator = await staffMember("operator");
  const shipped = await orderIn("SHIPPED", { operator });
  const free = await orderIn("MANUFACTURING_APPROVED");
  const { payMinor } = await claimOrder(ctxOf(operator), ref(free));
  expect((await getMyPay(ctxOf(operator))).today).toEqual({ count: 2, minor: 2 * payMinor });
  await releaseOrder(ctxOf(operator), ref(free));
  const pay = await getMyPay(ctxOf(operator));
  expect(pay.today).toEqual({ count: 1, minor: payMinor });
  expect(pay.month).toMatchObject({ count: 1, minor: payMinor });
  const { rows } = await listPay(ctxOf(operator), {});
  expect(rows.map(({ number, outcome }) => [number, outcome])).toEqual([
    [free.number, "released"],
    [shipped.number, "shipped"],
  ]);
});

it("counts the shop", async () => {
  const operator = ctxOf(await staffMember("operator"));
  const before = await getBoardTotals(operator);
  await orderIn("REWORK", { at: ago(40) });
  await orderIn("SHIPPED");
  const now = await getBoardTotals(operator);
  expect((now.byStatus.REWORK ?? 0) - (before.byStatus.REWORK ?? 0)).toBe(1);
  expect(now.shippedToday - before.shippedToday).toBe(1);
  expect(now.pastDue - before.pastDue).toBe(1);
});

it("opens a job for whose it is, with the address only while packing", async () => {
  const making = await orderIn("MANUFACTURING_STARTED", { options: { engraving: "навсегда" } });
  const job = await getJob(ctxOf(making.operator), making);
  expect(job).toMatchObject({ number: making.number, options: { engraving: "навсегда" }, parcel: null });
  expect(JSON.stringify(job)).not.toContain(making.customer.email);
  const packing = await orderIn("PACKAGING");
  expect((await getJob(ctxOf(packing.operator), packing)).parcel).toMatchObject({
    address: { city: "Санкт-Петербург" },
  });
  await expect(getJob(ctxOf(making.operator), packing)).rejects.toMatchObject({ kind: "NOT_FOUND" });
  await expect(getJob(ctxOf(making.seller), making)).rejects.toMatchObject({ code: "ROLE_NEEDED" });
});

it("is for operators and admins", async () => {
  const seller = ctxOf(await staffMember("seller"));
  for (const read of [getBoardTotals, listMyWork, getMyPay])
    await expect(read(seller)).rejects.toMatchObject({ code: "ROLE_NEEDED" });
  await expect(listFreeWork(seller, newest)).rejects.toMatchObject({ code: "ROLE_NEEDED" });
  await expect(findBoardOrder(seller, "F-1")).rejects.toMatchObject({ code: "ROLE_NEEDED" });
  await expect(listPay(seller, {})).rejects.toMatchObject({ code: "ROLE_NEEDED" });
});
