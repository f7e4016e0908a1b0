import { and, asc, eq, isNull, lt } from "drizzle-orm";
import { claims, orders } from "#db/schema/index.ts";
import { requireSystem } from "#server/authorise.ts";
import { loadOrder } from "#server/commands/order/load-order.ts";
import { moveOrder } from "#server/commands/order/move-order.ts";
import type { Ctx } from "#server/context.ts";
import { endClaim } from "./end-claim.ts";

/**
 * Puts orders whose lease ran out back on the board, at most `limit` a call, each in a transaction of its own.
 * Safe to run twice at once. Returns the numbers it freed.
 */
export async function expireClaims(ctx: Ctx, { limit = 100 } = {}): Promise<{ freed: string[] }> {
  requireSystem(ctx);
  const now = ctx.now();
  const due = await ctx.db
    .select({ customerId: claims.customerId, orderId: claims.orderId })
    .from(claims)
    .innerJoin(orders, and(eq(orders.customerId, claims.customerId), eq(orders.id, claims.orderId)))
    .where(
      and(
        isNull(claims.endedAt),
        lt(claims.leaseUntil, now),
        // A made, packed or held piece is in somebody's hands: its lease means nothing.
        eq(orders.status, "MANUFACTURING_STARTED"),
      ),
    )
    .orderBy(asc(claims.leaseUntil))
    .limit(limit);
  const freed: string[] = [];
  for (const ref of due) {
    const number = await freeOrder(ctx, ref, now);
    if (number) freed.push(number);
  }
  return { freed };
}

// Looked at again under the lock: the operator may have extended, finished or released it meanwhile.
function freeOrder(
  ctx: Ctx,
  ref: { customerId: string; orderId: string },
  now: Date,
): Promise<string | null> {
  return ctx.db.transaction(async (tx) => {
    const loaded = await loadOrder(tx, { orderId: ref.orderId, customerIds: [ref.customerId] }, now);
    const { claim, row } = loaded;
    if (!claim || claim.leaseUntil >= now || row.status !== "MANUFACTURING_STARTED") return null;
    await endClaim(tx, loaded, "expired", now);
    await moveOrder(tx, ctx, loaded, { event: "claim_expired", payload: { operatorId: claim.operatorId } });
    return row.number;
  });
}
