import { sql } from "drizzle-orm";
import type { Transaction } from "#db/transaction.ts";
import type { OrderStatus } from "#lib/domain/order/statuses.ts";
import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";

export type Ledger = {
  channels: {
    channel: string;
    submitted: number;
    inStatuses: number;
    statuses: { status: OrderStatus; count: number }[];
  }[];
  /** Numbers that stand in the directory and nowhere else: lost orders. */
  missing: string[];
  checkedAt: string;
};

/** Conservation (domain.md section 3): what was taken in equals what stands in statuses, per channel. */
export async function getLedger(ctx: Ctx): Promise<Ledger> {
  requireStaff(ctx, "admin");
  // One snapshot for all three counts: an order that comes in between would look lost.
  const { counted, taken, lost } = await ctx.db.transaction(readLedger, {
    isolationLevel: "repeatable read",
  });
  const channels = taken.map(({ channel, count }) => {
    const statuses = counted
      .filter((row) => row.channel === channel)
      .map((row) => ({ status: row.status as OrderStatus, count: row.count }));
    return {
      channel,
      submitted: count,
      inStatuses: statuses.reduce((sum, row) => sum + row.count, 0),
      statuses,
    };
  });
  return { channels, missing: lost.map(({ number }) => number), checkedAt: ctx.now().toISOString() };
}

async function readLedger(tx: Transaction) {
  const counted = await tx.execute<{ channel: string; status: string; count: number }>(
    sql`select channel, status, count(*)::int as count from order_views group by channel, status order by channel, status`,
  );
  const taken = await tx.execute<{ channel: string; count: number }>(
    sql`select coalesce(o.channel, 'shop') as channel, count(*)::int as count from order_numbers n
        left join orders o on o.customer_id = n.customer_id and o.id = n.order_id group by 1`,
  );
  const lost = await tx.execute<{ number: string }>(
    sql`select n.number from order_numbers n
        left join order_views v on v.customer_id = n.customer_id and v.order_id = n.order_id
        where v.order_id is null limit 100`,
  );
  return { counted, taken, lost };
}
