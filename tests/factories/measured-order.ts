import { randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { analyses, metalPrices, models, outbox } from "#db/schema/index.ts";
import type { AnalysisReport } from "#lib/contracts/analysis.ts";
import type { Topic } from "#lib/contracts/events.ts";
import type { OrderOptions } from "#lib/contracts/order.ts";
import { METAL_IDS } from "#lib/domain/metals.ts";
import { DEFAULT_OPTIONS } from "#lib/domain/order/default-options.ts";
import { requestPrice } from "#server/commands/order/request-price.ts";
import { priceOrder } from "#server/commands/quote/price-order.ts";
import type { CustomerActor } from "#server/context.ts";
import { database } from "#server/database.ts";
import { ctxOf, newKey, systemCtx } from "./ctx.ts";
import type { MadeOrder } from "./early-moves.ts";
import { orderIn } from "./order-in.ts";
import { ringReport } from "./ring-report.ts";

/** Today's fixes of all metals, as an admin enters them. */
export async function fixedMetals(at = new Date()): Promise<void> {
  const by = { source: "test", fixedAt: new Date(at.getTime() - 3_600_000), createdByName: "test" };
  await database()
    .insert(metalPrices)
    .values(METAL_IDS.map((metalId) => ({ metalId, minorPerGram: 746_200, ...by })));
}

/** Says that a worker has measured the order's model. */
export async function measured(
  order: Pick<MadeOrder, "customerId" | "orderId">,
  other: Partial<AnalysisReport> = {},
): Promise<void> {
  const contentHash = randomBytes(32).toString("hex");
  const report = ringReport(other);
  await database().insert(analyses).values({ contentHash, analyzerVersion: "test", report, tookMs: 1 });
  await database()
    .update(models)
    .set({ contentHash, analyzerVersion: "test", analysisState: "done" })
    .where(eq(models.customerId, order.customerId));
}

/** The promise of a topic that waits for its effect, as its consumer receives it. */
export async function promised(order: Pick<MadeOrder, "customerId" | "orderId">, topic: Topic) {
  const rows = await database()
    .select()
    .from(outbox)
    .where(and(eq(outbox.customerId, order.customerId), eq(outbox.topic, topic)));
  const row = rows.find(({ settledAt }) => settledAt === null) ?? rows.at(-1);
  if (!row) throw new Error(`nothing promised for ${topic}`);
  const { customerId, orderId } = order;
  return { ...row.payload, customerId, orderId, outboxId: row.id } as {
    customerId: string;
    orderId: string;
    outboxId: string;
    paymentId: string;
    template: string;
    seq: number;
  };
}

/** An order with a real quote, asked for and priced by the commands themselves. */
export async function pricedOrder(
  given: {
    customer?: CustomerActor;
    options?: Partial<OrderOptions>;
    at?: Date;
    report?: Partial<AnalysisReport>;
  } = {},
) {
  const { at } = given;
  const order = await orderIn("FILE_UPLOADED", given);
  await fixedMetals(at);
  await measured(order, given.report);
  const options = { ...DEFAULT_OPTIONS, ...given.options };
  await requestPrice(ctxOf(order.customer, at ? { at } : {}), {
    key: newKey(),
    orderId: order.orderId,
    options,
  });
  await priceOrder(systemCtx(at), await promised(order, "order/price.requested"));
  return order;
}
