import { orderViews } from "#db/schema/index.ts";
import { SALES_TABS, type SalesTab } from "#lib/domain/desk-lists.ts";
import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { cappedCount } from "#server/queries/shared/capped-count.ts";
import { QUEUE_TABS } from "./queue-tabs.ts";

export type QueueCounts = Record<SalesTab, number>;

/** How many orders wait in each tab, to COUNT_CAP. */
export async function countQueue(ctx: Ctx): Promise<QueueCounts> {
  requireStaff(ctx, "seller", "admin");
  const now = ctx.now();
  const counts = await Promise.all(
    SALES_TABS.map(async (tab) => [tab, await cappedCount(ctx.db, orderViews, QUEUE_TABS[tab].where(now))]),
  );
  return Object.fromEntries(counts) as QueueCounts;
}
