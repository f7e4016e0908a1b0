import { and, eq, gte, lt } from "drizzle-orm";
import { boardOrders, claims } from "#db/schema/index.ts";
import { BOARD_STATUSES, type OrderStatus } from "#lib/domain/order/statuses.ts";
import { workshopDay } from "#lib/domain/pricing/delivery-promise.ts";
import type { PriceRules } from "#lib/domain/pricing/price-rules.ts";
import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { getCurrentPriceRules } from "#server/queries/price/current-price-rules.ts";
import { cappedCount } from "#server/queries/shared/capped-count.ts";

export type BoardTotals = {
  byStatus: Partial<Record<OrderStatus, number>>;
  shippedToday: number;
  pastDue: number;
};

/** How much work stands where, each number to COUNT_CAP; "today" is the workshop's day. */
export async function getBoardTotals(ctx: Ctx): Promise<BoardTotals> {
  requireStaff(ctx, "operator", "admin");
  const { db } = ctx;
  const now = ctx.now();
  const today = startOfDay(now, await getCurrentPriceRules(db));
  const [byStatus, shippedToday, pastDue] = await Promise.all([
    Promise.all(
      BOARD_STATUSES.map(async (status) => [
        status,
        await cappedCount(db, boardOrders, eq(boardOrders.status, status)),
      ]),
    ),
    cappedCount(db, claims, and(eq(claims.outcome, "shipped"), gte(claims.endedAt, today))),
    cappedCount(db, boardOrders, lt(boardOrders.dueAt, now)),
  ]);
  return { byStatus: Object.fromEntries(byStatus), shippedToday, pastDue };
}

/** The moment the workshop's day began. */
export function startOfDay(now: Date, rules: PriceRules): Date {
  const midnight = Date.parse(`${workshopDay(now, rules)}T00:00:00Z`);
  return new Date(midnight - rules.operations.workshopUtcOffsetMinutes * 60_000);
}
