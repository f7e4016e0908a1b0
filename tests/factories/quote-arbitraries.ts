import fc from "fast-check";
import { METAL_IDS } from "#lib/domain/metals.ts";
import { DEFAULT_PRICE_RULES } from "#lib/domain/pricing/default-price-rules.ts";
import type { PriceRules } from "#lib/domain/pricing/price-rules.ts";
import {
  DELIVERY_METHODS,
  FINISHES,
  type QuoteInputs,
  STONE_SETTINGS,
} from "#lib/domain/pricing/quote-inputs.ts";

const amount = (max: number) => fc.integer({ min: 0, max });
const rising = (max: number, length: number) =>
  fc
    .array(amount(max), { minLength: length, maxLength: length })
    .map((values) => values.sort((a, b) => a - b));
const five = (max: number) => rising(max, 5) as fc.Arbitrary<never>;
const positive = (max: number) => fc.double({ min: 0.01, max, noNaN: true });

/** Rules an admin could publish: any figures that PriceRulesSchema admits, in the span of a real business. */
export const arbitraryRules: fc.Arbitrary<PriceRules> = fc
  .record({
    lineRoundingMinor: fc.constantFrom(1, 10, 100, 1_000),
    minimum: amount(300_000),
    loss: amount(3_000),
    casting: fc.record({
      baseMinor: amount(200_000),
      perMm3Minor: amount(500),
      perHeightMmMinor: amount(5_000),
    }),
    classMinor: five(300_000),
    classMinutes: five(300),
    factor: fc.integer({ min: 5_000, max: 20_000 }),
    hourMinor: amount(500_000),
    setupMinor: amount(200_000),
    marginShare: amount(10_000),
    tiers: fc.uniqueArray(fc.record({ fromPiece: fc.integer({ min: 2, max: 40 }), share: amount(5_000) }), {
      maxLength: 4,
      selector: (tier) => tier.fromPiece,
    }),
  })
  .map(({ minimum, loss, casting, classMinor, classMinutes, factor, hourMinor, tiers, ...plain }) => {
    const rules = structuredClone(DEFAULT_PRICE_RULES);
    const { pricing } = rules;
    Object.assign(pricing, plain, { quantityTiers: tiers.sort((a, b) => a.fromPiece - b.fromPiece) });
    Object.assign(pricing.minimumMinor, { metal: minimum, labour: minimum, print_casting: minimum });
    Object.assign(pricing.casting, casting, { classMinor });
    Object.assign(pricing.casting.lossShare, { gold: loss, platinum: loss });
    Object.assign(pricing.casting.familyFactor, { platinum: factor });
    Object.assign(pricing.labour, { classMinutes, hourMinor });
    return rules;
  });

const analysis = fc.record({
  contentHash: fc.constant("a".repeat(64)),
  analyzerVersion: fc.constant("1"),
  volumeMm3: positive(200_000),
  areaMm2: positive(50_000),
  heightMm: positive(300),
  triangles: fc.integer({ min: 4, max: 20_000_000 }),
  shells: fc.integer({ min: 1, max: 60 }),
  parts: fc.integer({ min: 1, max: 40 }),
});

const stones = fc.array(
  fc.record({
    stoneId: fc.constantFrom(...Object.keys(DEFAULT_PRICE_RULES.pricing.stones.byId)),
    setting: fc.constantFrom(...STONE_SETTINGS),
    count: fc.integer({ min: 1, max: 200 }),
  }),
  { maxLength: 4 },
);

/** Anything a customer could ask a price for. */
export const arbitraryInputs: fc.Arbitrary<QuoteInputs> = fc
  .record({
    analysis,
    unitMmPerUnit: fc.constantFrom(0.001, 1, 10, 25.4),
    metalId: fc.constantFrom(...METAL_IDS),
    minorPerGram: fc.integer({ min: 1, max: 3_000_000 }),
    finish: fc.constantFrom(...FINISHES),
    quantity: fc.integer({ min: 1, max: 499 }),
    ringScale: fc.option(fc.double({ min: 0.5, max: 2, noNaN: true }), { nil: undefined }),
    engraving: fc.option(fc.record({ text: fc.stringMatching(/^[a-zа-яё0-9♥]{1,20}$/u) }), { nil: null }),
    stones,
    deliveryMethod: fc.constantFrom(...DELIVERY_METHODS),
    taxRegion: fc.constantFrom(...Object.keys(DEFAULT_PRICE_RULES.pricing.taxByRegion)),
  })
  .filter(({ analysis, unitMmPerUnit }) => analysis.volumeMm3 * unitMmPerUnit ** 3 < 1e10)
  .map(({ minorPerGram, ringScale, ...rest }) => ({
    formulaVersion: 1,
    rulesVersion: 1,
    ...rest,
    ...(ringScale === undefined ? {} : { ringScale }),
    metalPrice: {
      id: "mp",
      metalId: rest.metalId,
      source: "manual",
      at: "2025-12-15T09:00:00+03:00",
      minorPerGram,
    },
  }));
