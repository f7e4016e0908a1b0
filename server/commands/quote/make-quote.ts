import { and, eq } from "drizzle-orm";
import { quotes } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import type { OrderOptions } from "#lib/contracts/order.ts";
import { type CastabilityCertificate, castingChoiceOf, certify } from "#lib/domain/castability.ts";
import { calculateQuote } from "#lib/domain/pricing/calculate-quote.ts";
import { measuresOfReport } from "#lib/domain/pricing/measures-of-report.ts";
import type { PriceRules } from "#lib/domain/pricing/price-rules.ts";
import { PricingError } from "#lib/domain/pricing/pricing-error.ts";
import { quoteInputsOf } from "#lib/domain/pricing/quote-inputs-of.ts";
import { isMetalPriceStale, quoteValidUntil } from "#lib/domain/pricing/quote-validity.ts";
import { receiptFingerprint } from "#lib/domain/pricing/receipt-fingerprint.ts";
import { isUnitInDoubt } from "#lib/domain/units.ts";
import type { LoadedOrder } from "#server/commands/order/load-order.ts";
import type { Ctx } from "#server/context.ts";
import { findMeasured, isBeingMeasured, type Measured } from "#server/queries/model/measured.ts";
import { getCurrentPriceRules } from "#server/queries/price/current-price-rules.ts";
import { findMetalPrice } from "#server/queries/price/metal-prices.ts";

export type QuoteRow = typeof quotes.$inferSelect;
export type NoQuote = {
  failed: "MODEL_REFUSED" | "UNIT_IN_DOUBT" | "ANALYSIS_MISSING" | "METAL_PRICE_STALE" | "NOT_PRICEABLE";
  detail: string;
};

/**
 * Prices the order as it stands and writes the quote in place of the one offered before. Returns why not when
 * there can be no price; a stale metal price is such a reason, never a silent old price. While the walls are
 * measured the price is exact already, and its certificate follows (`issueCertificates`).
 */
export async function makeQuote(
  tx: Transaction,
  ctx: Ctx,
  loaded: LoadedOrder,
  options: OrderOptions,
): Promise<QuoteRow | NoQuote> {
  const { model, row } = loaded;
  if (model.analysisState === "refused")
    return { failed: "MODEL_REFUSED", detail: model.refusal?.code ?? "UNKNOWN" };
  const measured = await findMeasured(tx, model);
  if (!measured) return { failed: "ANALYSIS_MISSING", detail: model.analysisState };
  if (isUnitInDoubt(measured.report.unit) && options.unit === null)
    return { failed: "UNIT_IN_DOUBT", detail: measured.report.unit.guess };
  const now = ctx.now();
  const rules = await getCurrentPriceRules(tx);
  const price = await findMetalPrice(tx, options.metalId, now);
  if (!price || isMetalPriceStale(price, now, rules.operations.metalPriceLimitHours)) {
    return { failed: "METAL_PRICE_STALE", detail: options.metalId };
  }
  try {
    const receipt = calculateQuote(
      quoteInputsOf(measuresOfReport(measured.report, measured.contentHash), options, price, rules.version),
      rules,
    );
    return await replaceQuote(tx, ctx, loaded, {
      customerId: row.customerId,
      orderId: row.id,
      receipt,
      fingerprint: receiptFingerprint(receipt),
      certificate: certificateOf(model, measured, options, rules),
      totalMinor: receipt.totalMinor,
      taxMinor: receipt.taxMinor,
      madeBy: "system",
      validUntil: quoteValidUntil(now, rules),
    });
  } catch (error) {
    if (error instanceof PricingError) return { failed: "NOT_PRICEABLE", detail: error.code };
    throw error;
  }
}

/** Writes a quote and takes back the offer it replaces: an order has one offer at a time, by index. */
export async function replaceQuote(
  tx: Transaction,
  ctx: Ctx,
  loaded: LoadedOrder,
  quote: Omit<typeof quotes.$inferInsert, "replacesId" | "createdAt">,
): Promise<QuoteRow> {
  if (loaded.quote) {
    await tx
      .update(quotes)
      .set({ state: "superseded" })
      .where(and(eq(quotes.customerId, quote.customerId), eq(quotes.id, loaded.quote.id)));
  }
  const [written] = await tx
    .insert(quotes)
    .values({ ...quote, replacesId: loaded.quote?.id ?? null, createdAt: ctx.now() })
    .returning();
  if (!written) throw new Error("quote was not written");
  return written;
}

/**
 * What is promised about casting a model under this choice; kept with the quote. Null where nothing was measured,
 * and while the walls still are: then `issueCertificates` brings it.
 */
export function certificateOf(
  model: LoadedOrder["model"],
  measured: Measured | null,
  options: OrderOptions,
  rules: PriceRules,
): CastabilityCertificate | null {
  if (!measured || isBeingMeasured(model)) return null;
  const { contentHash, report } = measured;
  return certify(report, contentHash, castingChoiceOf(report, options), rules);
}
