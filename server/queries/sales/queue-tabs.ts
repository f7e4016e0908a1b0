import { type AnyColumn, and, eq, inArray, isNotNull, lt, or, type SQL } from "drizzle-orm";
import { orderViews } from "#db/schema/index.ts";
import type { SalesTab } from "#lib/domain/desk-lists.ts";
import { DEADLINES } from "#lib/domain/order/deadlines.ts";
import { ORDER_STATUSES } from "#lib/domain/order/statuses.ts";

type Tab = { where: (now: Date) => SQL | undefined; at: AnyColumn };

/** Statuses whose deadline is ours or the carrier's; a customer who thinks a price over is not late. */
const OVERDUE_STATUSES = ORDER_STATUSES.filter((status) => {
  const owner = DEADLINES[status]?.owner;
  return owner !== undefined && owner !== "customer";
});
const DAY_MS = 86_400_000;

/** What stands in each tab and by which time it is sorted, the earliest first. Each is one range of one index. */
export const QUEUE_TABS: Record<SalesTab, Tab> = {
  approve: { where: () => eq(orderViews.status, "PRICE_ACCEPTED"), at: orderViews.dueAt },
  price: {
    where: (now) =>
      or(
        eq(orderViews.status, "PRICE_FAILED"),
        and(eq(orderViews.status, "SUBMITTED"), lt(orderViews.dueAt, now)),
      ),
    at: orderViews.dueAt,
  },
  answer: { where: () => isNotNull(orderViews.unansweredSince), at: orderViews.unansweredSince },
  overdue: {
    where: (now) => and(inArray(orderViews.status, OVERDUE_STATUSES), lt(orderViews.dueAt, now)),
    at: orderViews.dueAt,
  },
  hold: {
    where: (now) =>
      and(eq(orderViews.status, "ON_HOLD"), lt(orderViews.dueAt, new Date(now.getTime() + DAY_MS))),
    at: orderViews.dueAt,
  },
};
