import { and, count, eq, isNull, ne } from "drizzle-orm";
import { boardOrders, claims, orders, users } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import type { StaffMove } from "#lib/contracts/staff.ts";
import { CLAIM_LEASE_MS, CLAIM_LIMIT } from "#lib/domain/order/deadlines.ts";
import { requireStaff } from "#server/authorise.ts";
import type { LoadedOrder } from "#server/commands/order/load-order.ts";
import { decideMove, moveOrder } from "#server/commands/order/move-order.ts";
import { orderAnswer } from "#server/commands/order/order-answer.ts";
import { onOrder } from "#server/commands/shared/on-order.ts";
import type { Ctx } from "#server/context.ts";
import { conflict } from "#server/errors.ts";
import type { ClaimAnswer } from "./claim-answer.ts";

const MOVE = { event: "manufacturing_claimed" } as const;

/**
 * An operator takes a free order for CLAIM_LEASE_MS; its pay is recorded as the board showed it. Of many who ask
 * at once exactly one wins, the others get CLAIM_LOST with who and by how much. CLAIM_LIMIT caps open claims.
 */
export async function claimOrder(ctx: Ctx, input: StaffMove): Promise<ClaimAnswer> {
  const actor = requireStaff(ctx, "operator");
  const askedAt = ctx.now();
  return onOrder(ctx, { actor, command: "claimOrder", input }, async (tx, loaded) => {
    refuseTaken(loaded, actor.id, askedAt);
    decideMove(ctx, loaded, MOVE);
    await refuseOverLimit(tx, actor.id);
    const { customerId, id: orderId } = loaded.row;
    const payMinor = await payOnBoard(tx, loaded);
    const leaseUntil = new Date(askedAt.getTime() + CLAIM_LEASE_MS);
    const operator = { operatorId: actor.id, operatorName: actor.name };
    const claim = { customerId, orderId, ...operator, payMinor, claimedAt: askedAt, leaseUntil };
    // The board is projected from open claims, so the claim stands before the move.
    await tx.insert(claims).values(claim);
    const payload = { payMinor, leaseUntil: leaseUntil.toISOString() };
    const row = await moveOrder(tx, ctx, loaded, { ...MOVE, payload });
    return { ...orderAnswer(row), leaseUntil: leaseUntil.toISOString(), payMinor };
  });
}

function refuseTaken({ claim, row }: LoadedOrder, operatorId: string, askedAt: Date): void {
  if (!claim || row.status !== "MANUFACTURING_STARTED") return;
  const { number, status } = row;
  if (claim.operatorId === operatorId) throw conflict("CLAIM_ALREADY_YOURS", { number, status });
  const beforeMs = Math.max(1, askedAt.getTime() - claim.claimedAt.getTime());
  throw conflict("CLAIM_LOST", { number, status, by: claim.operatorName, beforeMs });
}

// The operator's own row is the lock: two claims of one person cannot both see room for one more.
async function refuseOverLimit(tx: Transaction, operatorId: string): Promise<void> {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, operatorId)).for("no key update");
  const [open] = await tx
    .select({ count: count() })
    .from(claims)
    .innerJoin(orders, and(eq(orders.customerId, claims.customerId), eq(orders.id, claims.orderId)))
    .where(and(eq(claims.operatorId, operatorId), isNull(claims.endedAt), ne(orders.status, "ON_HOLD")));
  if ((open?.count ?? 0) >= CLAIM_LIMIT) throw conflict("CLAIM_LIMIT", { limit: CLAIM_LIMIT });
}

async function payOnBoard(tx: Transaction, { row }: LoadedOrder): Promise<number> {
  const [shown] = await tx
    .select({ payMinor: boardOrders.payMinor })
    .from(boardOrders)
    .where(and(eq(boardOrders.customerId, row.customerId), eq(boardOrders.orderId, row.id)));
  if (!shown) throw new Error(`order ${row.number} is approved but not on the board`);
  return shown.payMinor;
}
