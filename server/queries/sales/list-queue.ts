import { and, asc, eq } from "drizzle-orm";
import { orderViews } from "#db/schema/index.ts";
import type { ListCursor, ListQueue } from "#lib/contracts/staff.ts";
import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { after, pageOf } from "#server/queries/shared/keyset.ts";
import { type QueueRow, queueColumns } from "./queue-row.ts";
import { QUEUE_TABS } from "./queue-tabs.ts";

const PAGE = 50;

/** Orders that wait for one kind of decision, the longest overdue first. */
export async function listQueue(
  ctx: Ctx,
  { tab, mine, cursor }: ListQueue,
): Promise<{ rows: QueueRow[]; next: ListCursor | null }> {
  const { id } = requireStaff(ctx, "seller", "admin");
  const { where, at } = QUEUE_TABS[tab];
  const own = mine ? eq(orderViews.sellerId, id) : undefined;
  const rows = await ctx.db
    .select(queueColumns)
    .from(orderViews)
    .where(and(where(ctx.now()), own, after({ at, orderId: orderViews.orderId }, cursor, "up")))
    .orderBy(asc(at), asc(orderViews.orderId))
    .limit(PAGE + 1);
  return pageOf(rows, PAGE, (row) => (tab === "answer" ? row.unansweredSince : row.dueAt));
}
