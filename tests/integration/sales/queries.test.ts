import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { COUNT_CAP, SALES_TABS, type SalesTab } from "#lib/domain/desk-lists.ts";
import { sendMessage as writeToUs } from "#server/commands/order/send-message.ts";
import { database } from "#server/database.ts";
import { countQueue } from "#server/queries/sales/count-queue.ts";
import { listQueue } from "#server/queries/sales/list-queue.ts";
import { searchOrders } from "#server/queries/sales/search-orders.ts";
import { ctxOf, newKey } from "#tests/factories/ctx.ts";
import { orderIn } from "#tests/factories/order-in.ts";
import { customerOf, staffMember } from "#tests/factories/people.ts";

const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY);
const numbersIn = async (tab: SalesTab) => {
  const seller = await staffMember("seller");
  const { rows } = await listQueue(ctxOf(seller), { tab, mine: false });
  return rows.map((row) => row.number);
};

it("puts each order under the decision it needs, the longest overdue first", async () => {
  const early = await orderIn("PRICE_ACCEPTED", { at: ago(3) });
  const late = await orderIn("PRICE_ACCEPTED");
  const failed = await orderIn("PRICE_FAILED");
  const stuck = await orderIn("SUBMITTED", { at: ago(1) });
  const fresh = await orderIn("SUBMITTED");
  const hold = await orderIn("ON_HOLD");
  const thinking = await orderIn("PRICE_CALCULATED", { at: ago(30) });
  const asking = await orderIn("MANUFACTURING_STARTED");
  await writeToUs(ctxOf(asking.customer), { key: newKey(), orderId: asking.orderId, body: "Когда?" });

  const approve = await numbersIn("approve");
  expect(approve.indexOf(early.number)).toBeLessThan(approve.indexOf(late.number));
  const price = await numbersIn("price");
  expect(price).toEqual(expect.arrayContaining([failed.number, stuck.number]));
  expect(price).not.toContain(fresh.number);
  expect(await numbersIn("answer")).toEqual([asking.number]);
  const overdue = await numbersIn("overdue");
  expect(overdue).toEqual(expect.arrayContaining([early.number, stuck.number]));
  expect(overdue).not.toContain(thinking.number);
  expect(await numbersIn("hold")).toEqual([hold.number]);

  const counts = await countQueue(ctxOf(await staffMember("seller")));
  for (const tab of SALES_TABS) expect(counts[tab]).toBe((await numbersIn(tab)).length);
});

it("pages by keyset without losing or repeating a row, even when all are due at the same moment", async () => {
  const at = ago(9);
  const made = [];
  for (let i = 0; i < 3; i++) made.push(await orderIn("PRICE_ACCEPTED", { at }));
  const seller = ctxOf(await staffMember("seller"));
  const db = database();
  await db.execute(sql`insert into order_views
    select v.customer_id, uuidv7(), v.number || g, v.status, v.held_from, v.payment_status, v.channel, v.title,
      v.metal_id, v.quantity, v.weight_g, v.total_minor, v.customer_name, v.customer_email, v.seller_note, v.reason,
      v.open_question, v.unanswered_since, v.promised_at, v.expected_at, v.due_at, v.status_since, v.last_event,
      v.last_event_at, v.created_at, v.seller_id, v.seller_name
    from order_views v, generate_series(1, 119) g where v.order_id = ${made[0]?.orderId ?? ""}`);
  const seen: string[] = [];
  let cursor: Awaited<ReturnType<typeof listQueue>>["next"] | undefined;
  do {
    const page = await listQueue(seller, { tab: "approve", mine: false, cursor });
    seen.push(...page.rows.map((row) => row.orderId));
    cursor = page.next;
  } while (cursor);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toEqual(expect.arrayContaining(made.map((order) => order.orderId)));
  expect((await countQueue(seller)).approve).toBe(seen.length);
});

it("counts to one past the cap and no further", async () => {
  const order = await orderIn("PRICE_FAILED");
  await database().execute(sql`insert into order_views
    (customer_id, order_id, number, status, payment_status, channel, title, quantity, status_since, due_at,
     last_event, last_event_at, created_at)
    select ${order.customerId}, uuidv7(), 'F-' || g, 'PRICE_FAILED', 'none', 'shop', 'x', 1, now(), now(),
     'price_failed', now(), now() from generate_series(1, ${COUNT_CAP + 50}) g`);
  expect((await countQueue(ctxOf(order.seller))).price).toBe(COUNT_CAP + 1);
});

it("shows a seller only what they acted on last, when asked", async () => {
  const mine = await orderIn("ON_HOLD");
  await orderIn("ON_HOLD");
  const { rows } = await listQueue(ctxOf(mine.seller), { tab: "hold", mine: true });
  expect(rows.map((row) => [row.number, row.sellerName])).toEqual([[mine.number, mine.seller.name]]);
});

it("finds by number as dictated, by e-mail and by any word of the name", async () => {
  const customer = await customerOf({ name: "Аглая Верещагина", email: "a_glaya%1@example.com" });
  const order = await orderIn("PRICE_ACCEPTED", { customer });
  const find = async (q: string) =>
    (await searchOrders(ctxOf(order.seller), { q })).rows.map((row) => row.number);
  const spoken = order.number.toLowerCase().replaceAll("-", " ");
  for (const q of [
    order.number,
    spoken,
    "A_GLAYA%1@exa",
    "a_glaya%1@example.com",
    "верещ",
    "агл вере",
    "Верещагина, Аглая",
  ])
    expect(await find(q), q).toEqual([order.number]);
  for (const q of ["a_glaya%2@", "%@", "_@example.com", "Верещагин Пётр", "F-1-A", "!!", "' or 1=1 --"])
    expect(await find(q), q).not.toContain(order.number);
});

it("is for sellers and admins", async () => {
  const operator = ctxOf(await staffMember("operator"));
  await expect(listQueue(operator, { tab: "approve", mine: false })).rejects.toMatchObject({
    code: "ROLE_NEEDED",
  });
  await expect(countQueue(operator)).rejects.toMatchObject({ code: "ROLE_NEEDED" });
  await expect(searchOrders(operator, { q: "F-1" })).rejects.toMatchObject({ code: "ROLE_NEEDED" });
  const visitor = ctxOf({ kind: "nobody" });
  await expect(countQueue(visitor)).rejects.toMatchObject({ code: "SIGN_IN_NEEDED" });
});
