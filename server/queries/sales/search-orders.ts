import { and, desc, eq, like, type SQL, sql } from "drizzle-orm";
import { orderNumbers, orderViews } from "#db/schema/index.ts";
import type { ListCursor, SearchOrders } from "#lib/contracts/staff.ts";
import { parseOrderNumber } from "#lib/domain/order/number.ts";
import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { after, pageOf } from "#server/queries/shared/keyset.ts";
import { type QueueRow, queueColumns } from "./queue-row.ts";

const PAGE = 50;

/**
 * Finds orders by number (as dictated: case, spaces and dashes do not matter), by the beginning of an e-mail, or by
 * the beginnings of the words of a name; newest first. What is none of these finds nothing.
 */
export async function searchOrders(
  ctx: Ctx,
  { q, cursor }: SearchOrders,
): Promise<{ rows: QueueRow[]; next: ListCursor | null }> {
  requireStaff(ctx, "seller", "admin");
  const number = parseOrderNumber(q);
  const where = number ? await numbered(ctx, number) : q.includes("@") ? mailed(q) : named(q);
  if (!where) return { rows: [], next: null };
  const rows = await ctx.db
    .select(queueColumns)
    .from(orderViews)
    .where(and(where, after({ at: orderViews.createdAt, orderId: orderViews.orderId }, cursor, "down")))
    .orderBy(desc(orderViews.createdAt), desc(orderViews.orderId))
    .limit(PAGE + 1);
  return pageOf(rows, PAGE, (row) => row.createdAt);
}

async function numbered(ctx: Ctx, number: string): Promise<SQL | undefined> {
  const [found] = await ctx.db.select().from(orderNumbers).where(eq(orderNumbers.number, number));
  return found && and(eq(orderViews.customerId, found.customerId), eq(orderViews.orderId, found.orderId));
}

function mailed(q: string): SQL {
  const literal = q.toLowerCase().replace(/[\\%_]/g, "\\$&");
  return like(sql`lower(${orderViews.customerEmail})`, `${literal}%`);
}

// Every word must begin a word of the name; anything that is not a letter or a digit only separates.
function named(q: string): SQL | undefined {
  const words = q.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return undefined;
  const query = words.map((word) => `${word}:*`).join(" & ");
  return sql`to_tsvector('simple', coalesce(${orderViews.customerName}, '')) @@ to_tsquery('simple', ${query})`;
}
