import { sql } from "drizzle-orm";
import { requireSystem } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { appendOutbox } from "#server/outbox/append-outbox.ts";

type Gap = { customerId: string; orderId: string; modelId: string; paymentId: string };

/**
 * Facts without their follow-up and without a promise under way: a stored model nobody measures, a submitted
 * order with a measured model and no price, a payment whose answer was never written. Each gets a new promise.
 */
export async function findGaps(ctx: Ctx, limit = 100): Promise<{ gaps: number }> {
  requireSystem(ctx);
  const unmeasured = await ctx.db.execute<Gap>(sql`
    select m.customer_id as "customerId", m.id as "modelId" from models m
    where m.state = 'stored' and m.analysis_state in ('none', 'queued', 'running') and m.stored_at < now() - interval '30 seconds'
      and not exists (select 1 from outbox o where o.customer_id = m.customer_id and o.topic = 'model/analysis.requested'
        and o.payload->>'modelId' = m.id::text and o.settled_at is null and o.failed_at is null)
      and not exists (select 1 from failure_inbox f where f.kind = 'analysis' and f.subject = m.id::text and f.resolved_at is null)
    limit ${limit}`);
  const unpriced = await ctx.db.execute<Gap>(sql`
    select o.customer_id as "customerId", o.id as "orderId" from orders o
    join models m on m.customer_id = o.customer_id and m.id = o.model_id
    where o.status = 'SUBMITTED' and o.status_since < now() - interval '30 seconds'
      and m.analysis_state in ('done', 'refused', 'failed')
      and not exists (select 1 from outbox x where x.customer_id = o.customer_id and x.order_id = o.id
        and x.topic = 'order/price.requested' and x.settled_at is null and x.failed_at is null)
    limit ${limit}`);
  const unanswered = await ctx.db.execute<Gap>(sql`
    select p.customer_id as "customerId", p.order_id as "orderId", p.id as "paymentId" from payments p
    where p.status in ('pending', 'unknown') and p.updated_at < now() - interval '60 seconds'
      and not exists (select 1 from outbox x where x.customer_id = p.customer_id and x.order_id = p.order_id
        and x.topic = 'payment/check.requested' and x.settled_at is null and x.failed_at is null)
    limit ${limit}`);
  await ctx.db.transaction(async (tx) => {
    for (const { customerId, modelId } of unmeasured) {
      await appendOutbox(tx, { topic: "model/analysis.requested", payload: { customerId, modelId } });
    }
    for (const { customerId, orderId } of unpriced) {
      await appendOutbox(tx, { topic: "order/price.requested", payload: { customerId, orderId }, orderId });
    }
    for (const { customerId, orderId, paymentId } of unanswered) {
      await appendOutbox(tx, {
        topic: "payment/check.requested",
        payload: { customerId, orderId, paymentId },
        orderId,
      });
    }
  });
  return { gaps: unmeasured.length + unpriced.length + unanswered.length };
}
