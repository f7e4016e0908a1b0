import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { failureInbox, metalPrices, models, orderEvents } from "#db/schema/index.ts";
import { analyseModel } from "#jobs/worker/analyse-model.ts";
import { AnalysisPool } from "#jobs/worker/analysis-pool.ts";
import { DEFAULT_OPTIONS } from "#lib/domain/order/default-options.ts";
import { requestPrice } from "#server/commands/order/request-price.ts";
import { acceptQuote } from "#server/commands/payment/accept-quote.ts";
import { priceOrder } from "#server/commands/quote/price-order.ts";
import { database } from "#server/database.ts";
import { getModelStatus } from "#server/queries/model/model-status.ts";
import { getQuotePage } from "#server/queries/quote/quote-page.ts";
import { newKey, systemCtx } from "#tests/factories/ctx.ts";
import { fixedMetals, promised } from "#tests/factories/measured-order.ts";
import { publishedRules } from "#tests/factories/price-rules.ts";
import { analysisRequested, cubeStl, storedUpload } from "../upload/upload-world.ts";

const pool = new AnalysisPool(1);
const dying = new AnalysisPool(1, { file: new URL("./dies-at-walls-thread.ts", import.meta.url) });
beforeAll(async () => {
  await publishedRules();
  await fixedMetals();
});
afterAll(async () => {
  await Promise.all([pool.close(), dying.close()]);
  await database().delete(metalPrices);
});

/** A price asked for before anything was measured, and a worker that dies while it measures the walls. */
async function pricedWithoutWalls(side: number) {
  const { ctx, customerId, upload } = await storedUpload(cubeStl(side));
  const orderId = upload.orderId ?? "";
  await requestPrice(ctx, { key: newKey(), orderId, options: { ...DEFAULT_OPTIONS, unit: "mm" } });
  const event = await analysisRequested(customerId, upload.modelId);
  const asked = await promised({ customerId, orderId }, "order/price.requested");
  expect(await priceOrder(systemCtx(), asked)).toBe("waits_for_analysis");
  await expect(analyseModel(systemCtx(), dying, event)).rejects.toThrow();
  // The worker made it as soon as it could, before its end; the job that was promised finds nothing to do.
  expect((await getQuotePage(ctx, orderId)).status).toBe("PRICE_CALCULATED");
  const again = await promised({ customerId, orderId }, "order/price.requested");
  expect(again.outboxId).not.toBe(asked.outboxId);
  expect(await priceOrder(systemCtx(), again)).toBe("nothing_to_do");
  return { ctx, customerId, orderId, modelId: upload.modelId, event };
}

const acceptance = (orderId: string, quote: { id: string; totalMinor: number } | null) => ({
  key: newKey(),
  orderId,
  quoteId: quote?.id ?? "",
  totalMinor: quote?.totalMinor ?? 0,
  contact: {
    name: "Елена",
    email: "elena@example.com",
    phone: null,
    address: {
      method: "courier" as const,
      region: "RU",
      postcode: "190000",
      city: "Петербург",
      street: "Садовая, 1",
    },
  },
  means: "4242424242424242",
  returnUrl: "/ru",
});

it("names the price before the walls are measured, takes no money, and brings the certificate as an event", async () => {
  const { ctx, customerId, orderId, modelId, event } = await pricedWithoutWalls(21);
  const early = await getQuotePage(ctx, orderId);
  expect(early).toMatchObject({ isMeasuring: true, casting: null, quote: { certificate: null } });
  expect(await getModelStatus(ctx, modelId)).toMatchObject({
    analysis: { state: "running", stage: "walls" },
    measures: { volumeMm3: 9261 },
    casting: null,
  });
  await expect(acceptQuote(ctx, acceptance(orderId, early.quote))).rejects.toMatchObject({
    code: "CERTIFICATE_PENDING",
  });
  expect(await analyseModel(systemCtx(), pool, event)).toBe("done");
  const whole = await getQuotePage(ctx, orderId);
  expect(whole).toMatchObject({ isMeasuring: false, paymentStatus: "none" });
  expect(whole.quote).toEqual({
    ...early.quote,
    certificate: expect.objectContaining({ castable: true, walls: { thinnestMm: 21, limitMm: 0.6 } }),
  });
  const history = await database()
    .select()
    .from(orderEvents)
    .where(and(eq(orderEvents.customerId, customerId), eq(orderEvents.orderId, orderId)));
  expect(history.filter((each) => each.event === "certificate_issued").map(({ payload }) => payload)).toEqual(
    [{ quoteId: early.quote?.id, castable: true }],
  );
  expect((await acceptQuote(ctx, acceptance(orderId, whole.quote))).state).toBe("accepted");
});

it("keeps the price when the walls kill every worker: the certificate says what was not measured", async () => {
  const { ctx, orderId, modelId, event } = await pricedWithoutWalls(22);
  await expect(analyseModel(systemCtx(), dying, event)).rejects.toThrow();
  expect(await analyseModel(systemCtx(), dying, event)).toBe("crashed");
  const [model] = await database().select().from(models).where(eq(models.id, modelId));
  expect(model).toMatchObject({ analysisState: "done", refusal: null });
  const { quote, isMeasuring } = await getQuotePage(ctx, orderId);
  expect(isMeasuring).toBe(false);
  expect(quote?.certificate).toMatchObject({ castable: false, walls: null });
  expect(quote?.certificate?.notChecked).toContain("WALLS");
  const [failure] = await database().select().from(failureInbox).where(eq(failureInbox.subject, modelId));
  expect(failure).toMatchObject({ causeCode: "ANALYSIS_CRASHED", retry: null });
  expect((await acceptQuote(ctx, acceptance(orderId, quote))).state).toBe("accepted");
});

it("measures to the end what only the first part of is known", async () => {
  const first = await pricedWithoutWalls(23);
  const second = await storedUpload(cubeStl(23));
  const event = await analysisRequested(second.customerId, second.upload.modelId);
  expect(await analyseModel(systemCtx(), pool, event)).toBe("done");
  expect(await analyseModel(systemCtx(), pool, first.event)).toBe("known");
  const { quote } = await getQuotePage(first.ctx, first.orderId);
  expect(quote?.certificate).toMatchObject({ castable: true });
});
