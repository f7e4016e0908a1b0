import { and, eq, gte, isNull, or, sql } from "drizzle-orm";
import { claims } from "#db/schema/index.ts";
import { workshopDay } from "#lib/domain/pricing/delivery-promise.ts";
import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { getCurrentPriceRules } from "#server/queries/price/current-price-rules.ts";
import { startOfDay } from "./board-totals.ts";

/** Orders and kopeks recorded for this operator: open claims and shipped ones, by the day they were taken. */
export type MyPay = {
  today: { count: number; minor: number };
  month: { count: number; minor: number; since: string };
};

/** What the operator has earned today and this month, in the workshop's calendar. Given back or cancelled is unpaid. */
export async function getMyPay(ctx: Ctx): Promise<MyPay> {
  const { id } = requireStaff(ctx, "operator", "admin");
  const now = ctx.now();
  const rules = await getCurrentPriceRules(ctx.db);
  const today = startOfDay(now, rules);
  const dayOfMonth = Number(workshopDay(now, rules).slice(8)) - 1;
  const month = new Date(today.getTime() - dayOfMonth * 86_400_000);
  const fromToday = sql`filter (where ${claims.claimedAt} >= ${today.toISOString()}::timestamptz)`;
  const [sum] = await ctx.db
    .select({
      todayCount: sql<number>`(count(*) ${fromToday})::int`,
      todayMinor: sql<number>`coalesce(sum(${claims.payMinor}) ${fromToday}, 0)::float8`,
      count: sql<number>`count(*)::int`,
      minor: sql<number>`coalesce(sum(${claims.payMinor}), 0)::float8`,
    })
    .from(claims)
    .where(
      and(
        eq(claims.operatorId, id),
        gte(claims.claimedAt, month),
        or(isNull(claims.endedAt), eq(claims.outcome, "shipped")),
      ),
    );
  return {
    today: { count: sum?.todayCount ?? 0, minor: sum?.todayMinor ?? 0 },
    month: { count: sum?.count ?? 0, minor: sum?.minor ?? 0, since: month.toISOString() },
  };
}
