import { expect, it } from "vitest";
import { holdOrder } from "#server/commands/sales/hold-order.ts";
import { getBoard } from "#server/queries/board/get-board.ts";
import { getWork } from "#server/queries/board/get-work.ts";
import { ctxOf } from "#tests/factories/ctx.ts";
import { orderIn, ref } from "#tests/factories/order-in.ts";
import { staffMember } from "#tests/factories/people.ts";

const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY);

it("opens the job asked for by its number, else the first that can be worked on", async () => {
  const operator = await staffMember("operator");
  const held = await orderIn("MANUFACTURING_STARTED", { operator, at: ago(3) });
  const first = await orderIn("MANUFACTURING_STARTED", { operator, at: ago(2) });
  const second = await orderIn("PACKAGING", { operator, at: ago(1) });
  const nextActionAt = new Date(Date.now() + DAY).toISOString();
  await holdOrder(ctxOf(held.seller), { ...ref(held), reason: "нужен размер", nextActionAt });
  const work = await getWork(ctxOf(operator), null);
  expect(work.mine.map(({ number }) => number)).toEqual([held.number, first.number, second.number]);
  expect(work.job?.number).toBe(first.number);
  expect((await getWork(ctxOf(operator), second.number.toLowerCase())).job?.number).toBe(second.number);
  expect((await getWork(ctxOf(operator), "F-1-A")).job?.number).toBe(first.number);
});

it("gives no job of somebody else, even when its number is asked for", async () => {
  const other = await orderIn("MANUFACTURING_STARTED");
  const operator = await staffMember("operator");
  expect(await getWork(ctxOf(operator), other.number)).toMatchObject({ mine: [], job: null });
});

it("reads the whole board at once, for operators to act and admins to look", async () => {
  const order = await orderIn("MANUFACTURING_APPROVED");
  const filters = { order: "newest" } as const;
  const board = await getBoard(ctxOf(order.operator), { filters, q: order.number });
  expect(board.free.rows.map(({ number }) => number)).toContain(order.number);
  expect(board).toMatchObject({ canClaim: true, found: { q: order.number, row: { number: order.number } } });
  const seen = await getBoard(ctxOf(await staffMember("admin")), { filters, q: null });
  expect(seen).toMatchObject({ canClaim: false, found: null });
});
