import { and, eq, isNull } from "drizzle-orm";
import { expect, it } from "vitest";
import { boardOrders, claims } from "#db/schema/index.ts";
import { CLAIM_LEASE_MS, CLAIM_LIMIT } from "#lib/domain/order/deadlines.ts";
import { claimOrder } from "#server/commands/production/claim-order.ts";
import { releaseOrder } from "#server/commands/production/release-order.ts";
import { holdOrder } from "#server/commands/sales/hold-order.ts";
import { database } from "#server/database.ts";
import { Refusal } from "#server/errors.ts";
import { historyOf } from "#tests/factories/command-rules.ts";
import { ctxOf } from "#tests/factories/ctx.ts";
import { orderIn, ref } from "#tests/factories/order-in.ts";
import { staffMember } from "#tests/factories/people.ts";

const openClaims = (orderId: string) =>
  database()
    .select()
    .from(claims)
    .where(and(eq(claims.orderId, orderId), isNull(claims.endedAt)));
const boardRow = async (orderId: string) =>
  (await database().select().from(boardOrders).where(eq(boardOrders.orderId, orderId)))[0];
const refusals = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.flatMap((o) => (o.status === "rejected" && o.reason instanceof Refusal ? [o.reason] : []));

it.each([2, 3, 5, 10])("of %i operators who ask at once exactly one wins", async (count) => {
  const order = await orderIn("MANUFACTURING_APPROVED");
  const operators = await Promise.all(Array.from({ length: count }, () => staffMember("operator")));
  const outcomes = await Promise.allSettled(
    operators.map((operator) => claimOrder(ctxOf(operator), ref(order))),
  );
  const winner = outcomes.findIndex(({ status }) => status === "fulfilled");
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const lost = refusals(outcomes);
  expect(lost).toHaveLength(count - 1);
  for (const refusal of lost)
    expect(refusal).toMatchObject({
      kind: "CONFLICT",
      code: "CLAIM_LOST",
      details: { by: operators[winner]?.name },
    });
  expect((await openClaims(order.orderId)).map(({ operatorId }) => operatorId)).toEqual([
    operators[winner]?.id,
  ]);
  const taken = (await historyOf(order)).filter(({ event }) => event === "manufacturing_claimed");
  expect(taken).toHaveLength(1);
});

it("records the pay the board showed and the lease, and tells the loser by how much they were late", async () => {
  const at = new Date("2025-12-16T09:00:00.000Z");
  const order = await orderIn("MANUFACTURING_APPROVED", { at });
  const shown = await boardRow(order.orderId);
  const answer = await claimOrder(ctxOf(order.operator, { at }), ref(order));
  const leaseUntil = new Date(at.getTime() + CLAIM_LEASE_MS);
  expect(answer).toMatchObject({ payMinor: shown?.payMinor, leaseUntil: leaseUntil.toISOString() });
  expect(await boardRow(order.orderId)).toMatchObject({
    status: "MANUFACTURING_STARTED",
    operatorId: order.operator.id,
    operatorName: order.operator.name,
    leaseUntil,
  });
  const late = ctxOf(await staffMember("operator"), { at: new Date(at.getTime() + 300) });
  await expect(claimOrder(late, ref(order))).rejects.toMatchObject({
    code: "CLAIM_LOST",
    details: { by: order.operator.name, beforeMs: 300, number: order.number },
  });
});

it("tells an operator that the order is theirs already", async () => {
  const order = await orderIn("MANUFACTURING_STARTED");
  await expect(claimOrder(ctxOf(order.operator), ref(order))).rejects.toMatchObject({
    code: "CLAIM_ALREADY_YOURS",
  });
});

it("keeps an operator at the limit even when they press on many orders at once", async () => {
  const operator = await staffMember("operator");
  const orders = await Promise.all(
    Array.from({ length: CLAIM_LIMIT + 3 }, () => orderIn("MANUFACTURING_APPROVED")),
  );
  const outcomes = await Promise.allSettled(orders.map((order) => claimOrder(ctxOf(operator), ref(order))));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(CLAIM_LIMIT);
  for (const refusal of refusals(outcomes))
    expect(refusal).toMatchObject({ code: "CLAIM_LIMIT", details: { limit: CLAIM_LIMIT } });
});

it("frees room by giving back, and does not count what a seller holds", async () => {
  const given = { operator: await staffMember("operator"), seller: await staffMember("seller") };
  const mine = [];
  for (let i = 0; i < CLAIM_LIMIT; i++) mine.push(await orderIn("MANUFACTURING_STARTED", given));
  const [first, second] = mine;
  if (!first || !second) throw new Error("no orders");
  await releaseOrder(ctxOf(given.operator), ref(first));
  expect(await openClaims(first.orderId)).toEqual([]);
  expect(await boardRow(first.orderId)).toMatchObject({ status: "MANUFACTURING_APPROVED", operatorId: null });
  const nextActionAt = new Date(Date.now() + 86_400_000).toISOString();
  await holdOrder(ctxOf(given.seller), { ...ref(second), reason: "нужен размер", nextActionAt });
  await orderIn("MANUFACTURING_STARTED", given);
  await orderIn("MANUFACTURING_STARTED", given);
  const one = await orderIn("MANUFACTURING_APPROVED");
  await expect(claimOrder(ctxOf(given.operator), ref(one))).rejects.toMatchObject({ code: "CLAIM_LIMIT" });
});
