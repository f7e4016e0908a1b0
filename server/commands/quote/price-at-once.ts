import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { models, orders, outbox } from "#db/schema/index.ts";
import type { Topic } from "#lib/contracts/events.ts";
import type { OrderAnswer } from "#server/commands/order/order-answer.ts";
import type { Ctx } from "#server/context.ts";
import { priceOrder } from "./price-order.ts";

const TOPIC: Topic = "order/price.requested";

/** What a command answered that asked for a price, once the price was tried for. */
export async function pricedNow(ctx: Ctx, asked: Promise<OrderAnswer>): Promise<OrderAnswer> {
  const answer = await asked;
  const { customerId, orderId } = answer;
  await priceAtOnce(ctx, { customerId, orderId });
  return answer;
}

/**
 * Keeps the open promises of a price, of one order or of all orders of a model, right after the commit that made them:
 * a customer who looks on does not wait for the way through relay and jobs. What fails here is only logged, for the
 * promise stands and its job keeps it.
 */
export async function priceAtOnce(
  ctx: Ctx,
  { customerId, ...of }: { customerId: string } & ({ orderId: string } | { modelId: string }),
): Promise<void> {
  const system: Ctx = { ...ctx, actor: { kind: "system", id: "pricing" } };
  try {
    const open = await ctx.db
      .select({ outboxId: outbox.id, orderId: orders.id })
      .from(orders)
      .innerJoin(
        models,
        // What nothing is known of yet waits for the end of its measuring, and whoever asked does not.
        and(
          eq(models.customerId, orders.customerId),
          eq(models.id, orders.modelId),
          isNotNull(models.contentHash),
        ),
      )
      .innerJoin(outbox, and(eq(outbox.customerId, orders.customerId), eq(outbox.orderId, orders.id)))
      .where(
        and(
          eq(orders.customerId, customerId),
          "orderId" in of ? eq(orders.id, of.orderId) : eq(orders.modelId, of.modelId),
          eq(outbox.topic, TOPIC),
          isNull(outbox.settledAt),
        ),
      );
    for (const promise of open) await priceOrder(system, { customerId, ...promise });
  } catch (error) {
    ctx.log.warn({ err: error, ...of }, "the price is left to its job");
  }
}
