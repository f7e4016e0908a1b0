import type { Transaction } from "#db/transaction.ts";
import type { TopicPayload } from "#lib/contracts/events.ts";
import { requireSystem } from "#server/authorise.ts";
import { reportFailure } from "#server/commands/failure/report-failure.ts";
import { resolveFailure } from "#server/commands/failure/resolve-failure.ts";
import { type LoadedOrder, loadOrder } from "#server/commands/order/load-order.ts";
import { moveOrder } from "#server/commands/order/move-order.ts";
import type { Ctx } from "#server/context.ts";
import { settleOutbox } from "#server/outbox/settle-outbox.ts";
import { makeQuote, type NoQuote, type QuoteRow } from "./make-quote.ts";

export type PriceOutcome = "priced" | "failed" | "waits_for_analysis" | "nothing_to_do";

/**
 * Prices a submitted order, once per request. When the model is still being measured it settles and waits:
 * the end of the analysis asks again. What cannot be priced goes to a person, with the reason.
 */
export async function priceOrder(
  ctx: Ctx,
  event: TopicPayload<"order/price.requested">,
): Promise<PriceOutcome> {
  requireSystem(ctx);
  return ctx.db.transaction(async (tx) => {
    const { customerId, outboxId } = event;
    const loaded = await loadOrder(tx, { orderId: event.orderId, customerIds: [customerId] }, ctx.now());
    if (!(await settleOutbox(tx, { customerId, consumer: "price-order", outboxId }))) return "nothing_to_do";
    if (loaded.row.status !== "SUBMITTED" && loaded.row.status !== "PRICE_FAILED") return "nothing_to_do";
    const made = await makeQuote(tx, ctx, loaded, loaded.row.options);
    if (!("failed" in made)) return priced(tx, ctx, loaded, made);
    if (made.failed === "ANALYSIS_MISSING" && loaded.model.analysisState !== "failed")
      return "waits_for_analysis";
    return failed(tx, ctx, loaded, made);
  });
}

async function priced(
  tx: Transaction,
  ctx: Ctx,
  loaded: LoadedOrder,
  quote: QuoteRow,
): Promise<PriceOutcome> {
  const weightG = (quote.receipt as { weightG: number | null }).weightG;
  await moveOrder(tx, ctx, loaded, {
    event: "price_calculated",
    payload: { quoteId: quote.id, totalMinor: quote.totalMinor, fingerprint: quote.fingerprint },
    set: { quoteId: quote.id, totalMinor: quote.totalMinor, reason: null },
    view: { weightG },
  });
  await resolveFailure(tx, { kind: "order", subject: loaded.row.id, by: "system" });
  return "priced";
}

async function failed(tx: Transaction, ctx: Ctx, loaded: LoadedOrder, why: NoQuote): Promise<PriceOutcome> {
  const { row } = loaded;
  await reportFailure(tx, {
    kind: "order",
    subject: row.id,
    customerId: row.customerId,
    orderId: row.id,
    causeCode: why.failed,
    cause: `${row.number}: ${why.detail}`,
    ownerRole: why.failed === "METAL_PRICE_STALE" ? "admin" : "seller",
    retry: { command: "price_order", input: { customerId: row.customerId, orderId: row.id } },
  });
  if (row.status === "PRICE_FAILED") return "failed";
  await moveOrder(tx, ctx, loaded, {
    event: "price_failed",
    reason: why.failed,
    payload: { detail: why.detail },
    set: { reason: why.failed },
  });
  return "failed";
}
