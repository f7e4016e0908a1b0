import type { SetManualPrice } from "#lib/contracts/staff.ts";
import { calculateManualQuote } from "#lib/domain/pricing/calculate-quote.ts";
import { CURRENT_MANUAL_FORMULA_VERSION } from "#lib/domain/pricing/formula-registry.ts";
import type { PriceRules } from "#lib/domain/pricing/price-rules.ts";
import { PricingError } from "#lib/domain/pricing/pricing-error.ts";
import { quoteValidUntil } from "#lib/domain/pricing/quote-validity.ts";
import type { ManualReceipt } from "#lib/domain/pricing/receipt.ts";
import { receiptFingerprint } from "#lib/domain/pricing/receipt-fingerprint.ts";
import { requireStaff } from "#server/authorise.ts";
import { resolveFailure } from "#server/commands/failure/resolve-failure.ts";
import type { OrderRow } from "#server/commands/order/load-order.ts";
import { moveOrder } from "#server/commands/order/move-order.ts";
import { type OrderAnswer, orderAnswer } from "#server/commands/order/order-answer.ts";
import { certificateOf, replaceQuote } from "#server/commands/quote/make-quote.ts";
import { onOrder } from "#server/commands/shared/on-order.ts";
import type { Ctx } from "#server/context.ts";
import { Refusal } from "#server/errors.ts";
import { findMeasured } from "#server/queries/model/measured.ts";
import { getCurrentPriceRules } from "#server/queries/price/current-price-rules.ts";

/**
 * A seller names the price of an order that the formula could not price, with a reason the customer reads. It is
 * a quote like any other: receipt, fingerprint, validity; delivery and tax come from the rules.
 */
export async function setManualPrice(ctx: Ctx, input: SetManualPrice): Promise<OrderAnswer> {
  const actor = requireStaff(ctx, "seller");
  return onOrder(ctx, { actor, command: "setManualPrice", input }, async (tx, loaded) => {
    const { customerId, id: orderId } = loaded.row;
    const rules = await getCurrentPriceRules(tx);
    const receipt = receiptOf(loaded.row, input, rules);
    const { model } = loaded;
    const measured = await findMeasured(tx, model);
    const quote = await replaceQuote(tx, ctx, loaded, {
      customerId,
      orderId,
      receipt,
      fingerprint: receiptFingerprint(receipt),
      certificate: certificateOf(model, measured, loaded.row.options, rules),
      totalMinor: receipt.totalMinor,
      taxMinor: receipt.taxMinor,
      madeBy: actor.id,
      reason: input.reason,
      validUntil: quoteValidUntil(ctx.now(), rules),
    });
    const { id: quoteId, totalMinor, fingerprint } = quote;
    const row = await moveOrder(tx, ctx, loaded, {
      event: "price_calculated",
      payload: { quoteId, totalMinor, fingerprint, manual: true },
      set: { quoteId, totalMinor, reason: null },
      view: { weightG: null },
    });
    await resolveFailure(tx, { kind: "order", subject: orderId, by: actor.name });
    return orderAnswer(row);
  });
}

function receiptOf({ options }: OrderRow, input: SetManualPrice, rules: PriceRules): ManualReceipt {
  const { metalId, finish, quantity, deliveryMethod, taxRegion, engraving, ringScale } = options;
  const choice = { metalId, finish, quantity, deliveryMethod, taxRegion, stones: [] };
  try {
    return calculateManualQuote(
      {
        formulaVersion: CURRENT_MANUAL_FORMULA_VERSION,
        rulesVersion: rules.version,
        ...choice,
        ...(ringScale === null ? {} : { ringScale }),
        engraving: engraving ? { text: engraving } : null,
        analysis: null,
        manual: { amountMinor: input.amountMinor, reason: input.reason },
      },
      rules,
    );
  } catch (error) {
    if (error instanceof PricingError) throw new Refusal("UNPROCESSABLE", error.code, error.params);
    throw error;
  }
}
