import { and, eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { orders, priceRules } from "#db/schema/index.ts";
import { DEFAULT_OPTIONS } from "#lib/domain/order/default-options.ts";
import { DEFAULT_PRICE_RULES } from "#lib/domain/pricing/default-price-rules.ts";
import { remakeQuote } from "#server/commands/quote/remake-quote.ts";
import { database } from "#server/database.ts";
import { getOrderPage } from "#server/queries/order/order-page.ts";
import { getQuoteDocument } from "#server/queries/quote/quote-document.ts";
import { getQuotePage } from "#server/queries/quote/quote-page.ts";
import { findModelFacts } from "#server/queries/shared/model-facts.ts";
import { ctxOf, newKey } from "#tests/factories/ctx.ts";
import { pricedOrder } from "#tests/factories/measured-order.ts";
import { publishedRules } from "#tests/factories/price-rules.ts";
import { thinAt } from "#tests/factories/ring-report.ts";
import { pdfText } from "#tests/support/pdf-text.ts";

beforeAll(publishedRules);

const thin = { thickness: thinAt(0.7), minThicknessMm: 0.7 };

it("stands on the quote and on the order, with its versions and the hash of the file", async () => {
  const order = await pricedOrder({ report: thin });
  const ctx = ctxOf(order.customer);
  const { quote } = await getQuotePage(ctx, order.orderId);
  expect(quote?.certificate).toMatchObject({
    castable: true,
    metal: "gold_585_yellow",
    rulesVersion: 1,
    walls: { thinnestMm: 0.7, limitMm: 0.6 },
    contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect((await getOrderPage(ctx, order.orderId)).certificate).toEqual(quote?.certificate);
});

it("follows the metal of each new price, and names what mends it", async () => {
  const order = await pricedOrder({ report: thin });
  const ctx = ctxOf(order.customer);
  const options = { ...DEFAULT_OPTIONS, metalId: "silver_925" as const };
  await remakeQuote(ctx, { key: newKey(), orderId: order.orderId, options });
  const { certificate } = await getOrderPage(ctx, order.orderId);
  expect(certificate).toMatchObject({ castable: false, metal: "silver_925" });
  expect(certificate?.findings[0]).toMatchObject({ rule: "WALL_TOO_THIN", measured: 0.7, limit: 0.8 });
  expect(certificate?.findings[0]?.counterfactuals.map(({ kind }) => kind)).toEqual([
    "thicken",
    "other_metal",
  ]);
});

it("is not given where the walls were not measured", async () => {
  const order = await pricedOrder({ report: { thickness: null, depth: "basic", selfIntersections: null } });
  const { certificate } = await getOrderPage(ctxOf(order.customer), order.orderId);
  expect(certificate).toMatchObject({ castable: false, walls: null });
  expect(certificate?.notChecked).toEqual(expect.arrayContaining(["WALLS", "SELF_INTERSECTIONS"]));
});

it("stays as it was given when the rules change, for the customer and for staff", async () => {
  const order = await pricedOrder({ report: thin });
  const before = (await getOrderPage(ctxOf(order.customer), order.orderId)).certificate;
  const gold = { ...DEFAULT_PRICE_RULES.castability.gold, minWallMm: 1, advisedWallMm: 1 };
  const rules = {
    ...DEFAULT_PRICE_RULES,
    version: 2,
    castability: { ...DEFAULT_PRICE_RULES.castability, gold },
  };
  await database().insert(priceRules).values({ version: 2, rules, note: "test", createdByName: "test" });
  try {
    expect((await getOrderPage(ctxOf(order.customer), order.orderId)).certificate).toEqual(before);
    const mine = and(eq(orders.customerId, order.customerId), eq(orders.id, order.orderId));
    const [row] = await database().select().from(orders).where(mine);
    const subject = { customerId: order.customerId, modelId: row?.modelId ?? "", options: DEFAULT_OPTIONS };
    const kept = await findModelFacts(database(), subject, before);
    expect(kept?.findings.map(({ rule }) => rule)).toEqual(["WALL_AFTER_POLISHING"]);
    expect(kept?.measures?.wallLimitMm).toBe(0.6);
    const asOfNow = await findModelFacts(database(), subject, null);
    expect(asOfNow?.findings.map(({ rule }) => rule)).toEqual(["WALL_TOO_THIN"]);
    const later = await pricedOrder({ report: thin });
    expect((await getOrderPage(ctxOf(later.customer), later.orderId)).certificate).toMatchObject({
      castable: false,
      rulesVersion: 2,
    });
  } finally {
    await database().delete(priceRules).where(eq(priceRules.version, 2));
  }
});

it("is printed with the quote: what was checked and what was not", async () => {
  const order = await pricedOrder({ report: thin });
  const { bytes } = await getQuoteDocument(ctxOf(order.customer), order.orderId, "en");
  const text = pdfText(bytes).join(" ").replaceAll("\u00a0", " ");
  expect(text).toContain("The thinnest wall before finishing is 0.7");
  expect(text).toContain("How stones sit");
});
