import { z } from "zod";
import type { CastingLimits } from "#lib/domain/castability-rules.ts";
import type { MetalFamily } from "#lib/domain/metals.ts";
import type { OperationRules, PriceRules, PricingRules } from "#lib/domain/pricing/price-rules.ts";
import type { Finish } from "#lib/domain/pricing/quote-inputs.ts";

const minor = z.int().min(0);
const minutes = z.int().min(0).max(10_000);
const share = z.int().min(0).max(10_000);
/** A multiplier in basis points, 0.1 to 10 times. */
const factor = z.int().min(1_000).max(100_000);

// Rising tables keep a price from falling when a piece grows: the estimate band rests on it.
const ascending = (values: readonly number[]) =>
  values.every((value, i) => i === 0 || value >= (values[i - 1] ?? 0));
const MUST_RISE = { error: "each figure must be at least the one before it" };

const classTable = z.tuple([minor, minor, minor, minor, minor]).refine(ascending, MUST_RISE);
const classSteps = z.tuple([minor, minor, minor, minor]).refine(ascending, MUST_RISE);

const byFamily = <T extends z.ZodType<number>>(value: T) =>
  z.strictObject({ gold: value, silver: value, platinum: value, copper: value } satisfies Record<
    MetalFamily,
    T
  >);
const byFinish = <T extends z.ZodType<number>>(value: T) =>
  z.strictObject({ polished: value, satin: value, brushed: value, rough: value } satisfies Record<Finish, T>);
const bySetting = <T extends z.ZodType<number>>(value: T) =>
  z.strictObject({ prong_4: value, prong_6: value, bezel: value, pave: value });

const quantityTiers = z
  .array(z.strictObject({ fromPiece: z.int().min(2), share: share.max(5_000) }))
  .max(10)
  .refine((tiers) => tiers.every((tier, i) => i === 0 || tier.fromPiece > (tiers[i - 1]?.fromPiece ?? 0)), {
    error: "each tier must start at more pieces than the one before it",
  });

/** The part of the rules that the formula reads and a receipt keeps. */
export const PricingRulesSchema = z.strictObject({
  lineRoundingMinor: z.int().min(1).max(100_000),
  maxQuantity: z.int().min(1).max(10_000),
  minimumMinor: z.strictObject({
    metal: minor,
    print_casting: minor,
    labour: minor,
    stones: minor,
    engraving: minor,
    setup: minor,
  }),
  complexity: z.strictObject({
    areaStepsMm2: classSteps,
    pointsPerExtraPart: z.int().min(0).max(5),
    pointsPerVoid: z.int().min(0).max(5),
  }),
  casting: z.strictObject({
    lossShare: byFamily(share),
    baseMinor: minor,
    perMm3Minor: minor,
    perHeightMmMinor: minor,
    classMinor: classTable,
    familyFactor: byFamily(factor),
  }),
  labour: z.strictObject({
    hourMinor: minor,
    baseMinutes: minutes,
    classMinutes: classTable,
    minutesPerCm2: byFinish(minutes),
    minutesPerExtraPart: minutes,
    maxChargedParts: z.int().min(1).max(1000),
    familyFactor: byFamily(factor),
    roundingMinutes: z.int().min(1).max(60),
  }),
  stones: z.strictObject({
    byId: z.record(
      z.string().regex(/^[a-z0-9_]{1,60}$/),
      z.strictObject({
        kind: z.string().min(1).max(40),
        sizeHundredthsMm: z.int().min(0),
        priceMinor: minor,
      }),
    ),
    settingMinor: bySetting(minor),
  }),
  engraving: z.strictObject({ perCharacterMinor: minor, maxCharacters: z.int().min(1).max(200) }),
  setupMinor: minor,
  marginShare: share,
  quantityTiers,
  deliveryMinor: z.strictObject({ courier: minor, pickup_point: minor, workshop_pickup: minor }),
  taxByRegion: z.record(
    z.string().regex(/^[A-Z0-9-]{2,20}$/),
    z.strictObject({ rate: share, mode: z.enum(["included", "added"]) }),
  ),
}) satisfies z.ZodType<PricingRules>;

const hours = z.int().min(1).max(1000);
const day = z.int().min(0).max(365);
const dayRange = z.tuple([day, day]).refine(ascending, MUST_RISE);

const OperationRulesSchema = z.strictObject({
  quoteValidHours: hours,
  metalPriceLimitHours: hours,
  metalPriceJumpShare: share,
  promiseDays: day.min(1),
  workshopUtcOffsetMinutes: z.int().min(-720).max(840),
  scheduleDays: z.strictObject({
    confirmation: dayRange,
    print_casting: dayRange,
    bench_work: dayRange,
    dispatch: dayRange,
  }),
  estimateRoundingMinor: z.int().min(1),
  operatorPay: z.strictObject({
    classMinor: classTable,
    benchMinuteSteps: classSteps,
    settingMinutes: bySetting(minutes),
    engravingMinutesPerCharacter: minutes,
    extraPieceShare: share,
  }),
}) satisfies z.ZodType<OperationRules>;

const millimetres = z.number().min(0).max(20).multipleOf(0.01);
const CastingLimitsSchema = z
  .strictObject({
    minWallMm: millimetres.min(0.1),
    advisedWallMm: millimetres.min(0.1),
    minWireMm: millimetres.min(0.1),
    engravingMm: z.strictObject({ depth: millimetres, width: millimetres }),
    shrinkageShare: z.tuple([share, share]).refine(ascending, MUST_RISE),
    polishingLossMm: byFinish(millimetres.max(1)),
  })
  .refine(({ minWallMm, advisedWallMm }) => advisedWallMm >= minWallMm, {
    error: "an advised wall is at least the thinnest allowed",
    path: ["advisedWallMm"],
  }) satisfies z.ZodType<CastingLimits>;

/** A version of the price rules as an admin publishes it. */
export const PriceRulesSchema = z.strictObject({
  version: z.int().min(1),
  currency: z.literal("RUB"),
  pricing: PricingRulesSchema,
  operations: OperationRulesSchema,
  castability: z.strictObject({
    gold: CastingLimitsSchema,
    silver: CastingLimitsSchema,
    platinum: CastingLimitsSchema,
    copper: CastingLimitsSchema,
  }),
}) satisfies z.ZodType<PriceRules>;
