import { and, eq, isNull } from "drizzle-orm";
import { expect, it } from "vitest";
import { boardOrders, claims } from "#db/schema/index.ts";
import { CLAIM_LEASE_MS } from "#lib/domain/order/deadlines.ts";
import { completeOrder } from "#server/commands/production/complete-order.ts";
import { expireClaims } from "#server/commands/production/expire-claims.ts";
import { extendClaim } from "#server/commands/production/extend-claim.ts";
import { holdOrder } from "#server/commands/sales/hold-order.ts";
import { database } from "#server/database.ts";
import { historyOf, rowOf } from "#tests/factories/command-rules.ts";
import { ctxOf, systemCtx } from "#tests/factories/ctx.ts";
import { orderIn, ref } from "#tests/factories/order-in.ts";
import { staffMember } from "#tests/factories/people.ts";

const claimedAt = new Date("2025-12-16T09:00:00Z");
const after = (ms: number) => new Date(claimedAt.getTime() + ms);
const overdue = after(CLAIM_LEASE_MS + 1);

it("puts an order back on the board when its lease ran out, not before, and once", async () => {
  const order = await orderIn("MANUFACTURING_STARTED", { at: claimedAt });
  expect((await expireClaims(systemCtx(after(CLAIM_LEASE_MS)))).freed).not.toContain(order.number);
  const [one, two] = await Promise.all([expireClaims(systemCtx(overdue)), expireClaims(systemCtx(overdue))]);
  expect([...one.freed, ...two.freed].filter((number) => number === order.number)).toHaveLength(1);
  expect(await rowOf(order)).toMatchObject({ status: "MANUFACTURING_APPROVED" });
  const [row] = await database().select().from(boardOrders).where(eq(boardOrders.orderId, order.orderId));
  expect(row).toMatchObject({ operatorId: null, operatorName: null, leaseUntil: null });
  const [claim] = await database().select().from(claims).where(eq(claims.orderId, order.orderId));
  expect(claim).toMatchObject({ outcome: "expired", endedAt: overdue });
  expect((await historyOf(order)).at(-1)).toMatchObject({ event: "claim_expired", actorKind: "system" });
});

it("leaves what was extended, finished or held", async () => {
  const at = after(CLAIM_LEASE_MS - 1000);
  const extended = await orderIn("MANUFACTURING_STARTED", { at: claimedAt });
  const finished = await orderIn("MANUFACTURING_STARTED", { at: claimedAt });
  const held = await orderIn("MANUFACTURING_STARTED", { at: claimedAt });
  const answer = await extendClaim(ctxOf(extended.operator, { at }), ref(extended));
  expect(answer.leaseUntil).toBe(new Date(at.getTime() + CLAIM_LEASE_MS).toISOString());
  await completeOrder(ctxOf(finished.operator, { at }), ref(finished));
  const nextActionAt = after(CLAIM_LEASE_MS * 5).toISOString();
  await holdOrder(ctxOf(held.seller, { at }), { ...ref(held), reason: "нужен размер", nextActionAt });
  const { freed } = await expireClaims(systemCtx(overdue));
  for (const order of [extended, finished, held]) {
    expect(freed).not.toContain(order.number);
    const open = await database()
      .select()
      .from(claims)
      .where(and(eq(claims.orderId, order.orderId), isNull(claims.endedAt)));
    expect(open).toHaveLength(1);
  }
});

it("takes at most as many as asked, the longest overdue first", async () => {
  const late = await orderIn("MANUFACTURING_STARTED", { at: after(-2000) });
  const later = await orderIn("MANUFACTURING_STARTED", { at: after(-1000) });
  const { freed } = await expireClaims(systemCtx(overdue), { limit: 1 });
  expect(freed).toEqual([late.number]);
  expect(freed).not.toContain(later.number);
});

it("is for the system only", async () => {
  await expect(expireClaims(ctxOf(await staffMember("operator")))).rejects.toMatchObject({
    code: "ROLE_NEEDED",
  });
});
