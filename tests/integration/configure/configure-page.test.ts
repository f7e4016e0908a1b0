import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { models } from "#db/schema/index.ts";
import type { OrderOptions } from "#lib/contracts/order.ts";
import { DEFAULT_OPTIONS } from "#lib/domain/order/default-options.ts";
import { calculateQuote } from "#lib/domain/pricing/calculate-quote.ts";
import { quoteInputsOf } from "#lib/domain/pricing/quote-inputs-of.ts";
import { requestPrice } from "#server/commands/order/request-price.ts";
import { priceOrder } from "#server/commands/quote/price-order.ts";
import { database } from "#server/database.ts";
import { getConfigurePage } from "#server/queries/configure/configure-page.ts";
import { rowOf } from "../../factories/command-rules.ts";
import { ctxOf, newKey, systemCtx } from "../../factories/ctx.ts";
import { fixedMetals, measured, promised } from "../../factories/measured-order.ts";
import { orderIn } from "../../factories/order-in.ts";
import { customerOf, staffMember } from "../../factories/people.ts";

async function measuredDraft() {
  const order = await orderIn("FILE_UPLOADED");
  await fixedMetals();
  await measured(order);
  return order;
}

describe("the configure page", () => {
  it("is of the owner alone: nobody else's order exists, not for staff either", async () => {
    const { orderId, customer } = await measuredDraft();
    expect(await getConfigurePage(ctxOf(customer), orderId)).toMatchObject({
      orderId,
      status: "FILE_UPLOADED",
    });
    for (const stranger of [await customerOf(), await staffMember("seller")])
      await expect(getConfigurePage(ctxOf(stranger), orderId)).rejects.toMatchObject({ kind: "NOT_FOUND" });
    await expect(getConfigurePage(ctxOf({ kind: "nobody" }), orderId)).rejects.toMatchObject({
      kind: "UNAUTHENTICATED",
    });
  });

  it("holds nothing that is not the customer's to know", async () => {
    const { orderId, customer } = await measuredDraft();
    const text = JSON.stringify(await getConfigurePage(ctxOf(customer), orderId));
    for (const inner of ["operatorPay", "metalPriceJumpShare", "storageKey", "bucket", "contentHash"])
      expect(text).not.toContain(inner);
  });

  it("says which metal prices are stale", async () => {
    const { orderId, customer } = await measuredDraft();
    const later = new Date(Date.now() + 40 * 86_400_000);
    const page = await getConfigurePage(ctxOf(customer, { at: later }), orderId);
    expect(page.terms.metalPrices.every(({ isStale }) => isStale)).toBe(true);
  });

  it("knows a model that is still on its way, without measures", async () => {
    const { orderId, customer, customerId } = await measuredDraft();
    await database()
      .update(models)
      .set({ analysisState: "running", analysisStage: "topology", analysisShare: 0.6, contentHash: null })
      .where(eq(models.customerId, customerId));
    const { model } = await getConfigurePage(ctxOf(customer), orderId);
    expect(model).toMatchObject({ measures: null, unit: null, analysis: { stage: "topology", share: 0.6 } });
  });
});

describe("the price in the browser", () => {
  it.each<Partial<OrderOptions>>([
    {},
    { metalId: "silver_925", finish: "satin", quantity: 7 },
    { unit: "in", engraving: "навсегда" },
    { unit: "cm", ringScale: 0.97 },
  ])("is the one that the server then quotes: %j", async (chosen) => {
    const { orderId, customer, customerId } = await measuredDraft();
    const { terms, model } = await getConfigurePage(ctxOf(customer), orderId);
    const options = { ...DEFAULT_OPTIONS, ...chosen };
    const metalPrice = terms.metalPrices.find(({ metalId }) => metalId === options.metalId);
    if (!metalPrice || !model.measures || !model.unit) throw new Error("not measured");
    const { mmPerUnit } = model.unit;
    const measures = { contentHash: "", analyzerVersion: "", mmPerUnit, ...model.measures };
    const shown = calculateQuote(
      quoteInputsOf(measures, options, metalPrice, terms.rules.version),
      terms.rules,
    );

    await requestPrice(ctxOf(customer), { key: newKey(), orderId, options });
    await priceOrder(systemCtx(), await promised({ customerId, orderId }, "order/price.requested"));
    expect(await rowOf({ orderId })).toMatchObject({
      status: "PRICE_CALCULATED",
      totalMinor: shown.totalMinor,
    });
  });
});
