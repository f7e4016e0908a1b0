import { and, eq, isNotNull, isNull, lte } from "drizzle-orm";
import { outbox } from "#db/schema/index.ts";
import { DELIVERY, type Topic } from "#lib/contracts/events.ts";
import { requireSystem } from "#server/authorise.ts";
import { reportFailure } from "#server/commands/failure/report-failure.ts";
import type { Ctx } from "#server/context.ts";

/**
 * Promises that were handed over and whose effect nobody has seen in time: sent anew, or, after the last try,
 * put into the failure inbox with an owner. An engine that forgot an event it accepted is healed here.
 */
export async function resendUnsettled(ctx: Ctx, limit = 200): Promise<{ resent: number; failed: number }> {
  requireSystem(ctx);
  const late = await ctx.db
    .select()
    .from(outbox)
    .where(
      and(
        isNotNull(outbox.sentAt),
        isNull(outbox.settledAt),
        isNull(outbox.failedAt),
        lte(outbox.resendAt, ctx.now()),
      ),
    )
    .limit(limit);
  const counts = { resent: 0, failed: 0 };
  for (const row of late) {
    const delivery = DELIVERY[row.topic as Topic];
    const isExhausted = row.sends >= delivery.maxSends;
    const unsettled = and(
      eq(outbox.customerId, row.customerId),
      eq(outbox.id, row.id),
      isNull(outbox.settledAt),
    );
    await ctx.db.transaction(async (tx) => {
      const set = isExhausted ? { failedAt: ctx.now() } : { sentAt: null, resendAt: null, leaseUntil: null };
      const changed = await tx.update(outbox).set(set).where(unsettled).returning({ id: outbox.id });
      if (changed.length === 0) return;
      counts[isExhausted ? "failed" : "resent"] += 1;
      if (!isExhausted) return;
      await reportFailure(tx, {
        kind: "outbox",
        subject: row.id,
        customerId: row.customerId,
        orderId: row.orderId,
        causeCode: "EFFECT_NOT_SEEN",
        cause: `${row.topic} was sent ${row.sends} times and its effect was never seen${row.lastError ? `: ${row.lastError}` : ""}`,
        ownerRole: delivery.owner,
        retry: { command: "resend_outbox", input: { customerId: row.customerId, outboxId: row.id } },
      });
    });
  }
  return counts;
}
