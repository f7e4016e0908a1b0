import { and, inArray, lte, notExists, sql } from "drizzle-orm";
import { failureInbox, orderViews } from "#db/schema/index.ts";
import { turnOf } from "#lib/domain/order/deadlines.ts";
import type { OrderStatus } from "#lib/domain/order/statuses.ts";
import { requireSystem } from "#server/authorise.ts";
import { reportFailure } from "#server/commands/failure/report-failure.ts";
import { resolveFailure } from "#server/commands/failure/resolve-failure.ts";
import type { Ctx } from "#server/context.ts";

/** Statuses in which lateness is ours to mend; a customer who thinks about a price is not stuck. */
const OURS: OrderStatus[] = [
  "SUBMITTED",
  "PRICE_FAILED",
  "PRICE_ACCEPTED",
  "MANUFACTURING_APPROVED",
  "MANUFACTURING_STARTED",
  "REWORK",
  "MANUFACTURING_COMPLETED",
  "PACKAGING",
  "SHIPPED",
  "ON_HOLD",
];
const OWNERS: Record<string, string> = { system: "admin", carrier: "seller", customer: "seller" };

/**
 * Puts orders past their deadline in front of an owner, and takes out what came right since: orders that moved on,
 * effects that were seen after all. What somebody dismissed comes back only with a later deadline.
 */
export async function noticeStuck(ctx: Ctx, limit = 200): Promise<{ stuck: number }> {
  requireSystem(ctx);
  const late = await ctx.db
    .select()
    .from(orderViews)
    .where(
      and(
        inArray(orderViews.status, OURS),
        lte(orderViews.dueAt, ctx.now()),
        notExists(
          ctx.db
            .select({ one: sql`1` })
            .from(failureInbox)
            .where(
              sql`${failureInbox.kind} = 'late' and ${failureInbox.subject} = ${orderViews.orderId}::text
                and (${failureInbox.resolvedAt} is null or ${failureInbox.resolvedAt} > ${orderViews.dueAt})`,
            ),
        ),
      ),
    )
    .limit(limit);
  for (const order of late) {
    const turn = turnOf(order.status as OrderStatus) ?? "seller";
    await reportFailure(ctx.db, {
      kind: "late",
      subject: order.orderId,
      customerId: order.customerId,
      orderId: order.orderId,
      causeCode: `LATE_${order.status}`,
      cause: `${order.number} was due ${order.dueAt?.toISOString()}`,
      ownerRole: OWNERS[turn] ?? turn,
      retry: null,
    });
  }
  await clearMovedOn(ctx);
  await clearSettled(ctx);
  return { stuck: late.length };
}

async function clearMovedOn(ctx: Ctx): Promise<void> {
  const moved = await ctx.db.execute<{ subject: string }>(sql`
    select f.subject from failure_inbox f
    join order_views v on v.customer_id = f.customer_id and v.order_id = f.order_id
    where f.kind = 'late' and f.resolved_at is null and (v.due_at is null or v.due_at > ${ctx.now().toISOString()}::timestamptz)`);
  for (const { subject } of moved) await resolveFailure(ctx.db, { kind: "late", subject, by: "system" });
}

async function clearSettled(ctx: Ctx): Promise<void> {
  const settled = await ctx.db.execute<{ subject: string }>(sql`
    select f.subject from failure_inbox f
    join outbox o on o.customer_id = f.customer_id and o.id::text = f.subject
    where f.kind = 'outbox' and f.resolved_at is null and o.settled_at is not null`);
  for (const { subject } of settled) await resolveFailure(ctx.db, { kind: "outbox", subject, by: "system" });
}
