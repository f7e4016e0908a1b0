import { asc, eq } from "drizzle-orm";
import { outbox } from "#db/schema/index.ts";
import { analyseModel } from "#jobs/worker/analyse-model.ts";
import type { AnalysisPool } from "#jobs/worker/analysis-pool.ts";
import { repairStoredModel } from "#jobs/worker/repair-model.ts";
import type { Topic, TopicPayload } from "#lib/contracts/events.ts";
import { composeOrderMail } from "#server/commands/mail/compose-order-mail.ts";
import { deliverMail } from "#server/commands/mail/deliver-mail.ts";
import { copyModel } from "#server/commands/model/copy-model.ts";
import { capturePayment } from "#server/commands/payment/capture-payment.ts";
import { checkPayment } from "#server/commands/payment/check-payment.ts";
import { releasePayment } from "#server/commands/payment/release-payment.ts";
import { priceOrder } from "#server/commands/quote/price-order.ts";
import { database } from "#server/database.ts";
import { systemCtx } from "#tests/factories/ctx.ts";

export type Promised = { id: string; topic: Topic; payload: Record<string, unknown>; settled: boolean };

/** What the outbox holds of a customer, oldest first. */
export async function promisesOf(customerId: string): Promise<Promised[]> {
  const rows = await database()
    .select()
    .from(outbox)
    .where(eq(outbox.customerId, customerId))
    .orderBy(asc(outbox.createdAt), asc(outbox.id));
  return rows.map(({ id, topic, payload, settledAt }) => ({
    id,
    topic: topic as Topic,
    payload,
    settled: settledAt !== null,
  }));
}

const CONSUMERS: { [T in Topic]: (event: TopicPayload<T>, pool: AnalysisPool) => Promise<unknown> } = {
  "model/analysis.requested": (event, pool) => analyseModel(systemCtx(), pool, event),
  "model/copy.requested": (event) => copyModel(systemCtx(), event),
  "model/repair.requested": (event, pool) => repairStoredModel(systemCtx(), pool, event),
  "order/price.requested": (event) => priceOrder(systemCtx(), event),
  "order/mail.requested": async (event) => {
    const mail = await composeOrderMail(systemCtx(), event);
    if (mail) await deliverMail(systemCtx(), mail);
  },
  "payment/capture.requested": (event) => capturePayment(systemCtx(), event),
  "payment/release.requested": (event) => releasePayment(systemCtx(), event),
  "payment/check.requested": (event) => checkPayment(systemCtx(), event),
};

/** Hands one event to its consumer, as its job does. */
export function deliver({ id, topic, payload }: Promised, pool: AnalysisPool): Promise<unknown> {
  // The topic picks the consumer and with it the payload that it takes.
  return CONSUMERS[topic]({ ...payload, outboxId: id } as never, pool);
}

/** Delivers in this order; what throws comes again at the end, as an engine retries it, then what else waits by then. */
export async function deliverInOrder(
  customerId: string,
  events: readonly Promised[],
  pool: AnalysisPool,
): Promise<void> {
  let queue = [...events];
  for (let round = 0; round < 10; round++) {
    const again: Promised[] = [];
    for (const event of queue) await deliver(event, pool).catch(() => again.push(event));
    const waiting = (await promisesOf(customerId)).filter(({ settled }) => !settled);
    queue = [...again, ...waiting.filter(({ id }) => !again.some((event) => event.id === id))];
    if (queue.length === 0) return;
  }
  throw new Error(`${queue.length} events find no end`);
}

/** Every order of these. */
export function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((first, i) =>
    permutations(items.filter((_, k) => k !== i)).map((others) => [first, ...others]),
  );
}
