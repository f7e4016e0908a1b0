import { and, eq, isNull } from "drizzle-orm";
import { orders, quotes } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import { loadOrder } from "#server/commands/order/load-order.ts";
import { recordEvent } from "#server/commands/order/record-event.ts";
import type { Ctx } from "#server/context.ts";
import { findMeasured } from "#server/queries/model/measured.ts";
import { getCurrentPriceRules } from "#server/queries/price/current-price-rules.ts";
import { certificateOf } from "./make-quote.ts";

/**
 * Gives the prices that were made before the walls of this model were measured their certificates, each once and
 * as an event of its order, so that every open page hears of it.
 */
export async function issueCertificates(
  tx: Transaction,
  ctx: Ctx,
  { customerId, modelId }: { customerId: string; modelId: string },
): Promise<void> {
  const waiting = await tx
    .select({ orderId: orders.id })
    .from(orders)
    .innerJoin(quotes, and(eq(quotes.customerId, orders.customerId), eq(quotes.id, orders.quoteId)))
    .where(and(eq(orders.customerId, customerId), eq(orders.modelId, modelId), isNull(quotes.certificate)));
  if (waiting.length === 0) return;
  const rules = await getCurrentPriceRules(tx);
  for (const { orderId } of waiting) {
    const { row, model, quote } = await loadOrder(tx, { orderId, customerIds: [customerId] }, ctx.now());
    if (quote?.state !== "offered" || quote.hasCertificate) continue;
    const certificate = certificateOf(model, await findMeasured(tx, model), row.options, rules);
    if (!certificate) continue;
    await tx
      .update(quotes)
      .set({ certificate })
      .where(and(eq(quotes.customerId, customerId), eq(quotes.id, quote.id)));
    await recordEvent(tx, ctx, row, {
      event: "certificate_issued",
      to: "PRICE_CALCULATED",
      payload: { quoteId: quote.id, castable: certificate.castable },
    });
  }
}
