import { DEFAULT_CASTABILITY } from "../castability-rules.ts";
import type { OperationRules, PriceRules, PricingRules } from "./price-rules.ts";

const pricing: PricingRules = {
  lineRoundingMinor: 100,
  maxQuantity: 500,
  minimumMinor: {
    metal: 0,
    print_casting: 150_000,
    labour: 90_000,
    stones: 0,
    engraving: 60_000,
    setup: 70_000,
  },
  complexity: { areaStepsMm2: [300, 600, 1200, 2400], pointsPerExtraPart: 1, pointsPerVoid: 1 },
  casting: {
    lossShare: { gold: 300, silver: 300, platinum: 400, copper: 300 },
    baseMinor: 90_000,
    perMm3Minor: 100,
    perHeightMmMinor: 2_000,
    classMinor: [0, 25_000, 56_000, 95_000, 150_000],
    familyFactor: { gold: 10_000, silver: 10_000, platinum: 16_000, copper: 10_000 },
  },
  labour: {
    hourMinor: 180_000,
    baseMinutes: 50,
    classMinutes: [0, 20, 45, 80, 120],
    minutesPerCm2: { polished: 10, satin: 7, brushed: 8, rough: 2 },
    minutesPerExtraPart: 15,
    maxChargedParts: 8,
    familyFactor: { gold: 10_000, silver: 10_000, platinum: 14_000, copper: 10_000 },
    roundingMinutes: 5,
  },
  stones: {
    byId: {
      moissanite_6_5: { kind: "moissanite", sizeHundredthsMm: 650, priceMinor: 270_000 },
      moissanite_3: { kind: "moissanite", sizeHundredthsMm: 300, priceMinor: 90_000 },
      cubic_zirconia_6_5: { kind: "cubic_zirconia", sizeHundredthsMm: 650, priceMinor: 45_000 },
      cubic_zirconia_2: { kind: "cubic_zirconia", sizeHundredthsMm: 200, priceMinor: 12_000 },
      sapphire_lab_4: { kind: "sapphire_lab", sizeHundredthsMm: 400, priceMinor: 160_000 },
      own: { kind: "own", sizeHundredthsMm: 0, priceMinor: 0 },
    },
    settingMinor: { prong_4: 90_000, prong_6: 120_000, bezel: 150_000, pave: 35_000 },
  },
  engraving: { perCharacterMinor: 15_000, maxCharacters: 24 },
  setupMinor: 70_000,
  marginShare: 2_000,
  quantityTiers: [
    { fromPiece: 3, share: 500 },
    { fromPiece: 10, share: 1_000 },
    { fromPiece: 30, share: 1_500 },
  ],
  deliveryMinor: { courier: 60_000, pickup_point: 35_000, workshop_pickup: 0 },
  taxByRegion: {
    RU: { rate: 2_200, mode: "included" },
    // Alberta: federal GST of 5 % on top of the price, no provincial tax
    "CA-AB": { rate: 500, mode: "added" },
    EXPORT: { rate: 0, mode: "included" },
  },
};

const operations: OperationRules = {
  quoteValidHours: 24,
  metalPriceLimitHours: 26,
  metalPriceJumpShare: 500,
  promiseDays: 21,
  workshopUtcOffsetMinutes: 180,
  scheduleDays: { confirmation: [0, 0], print_casting: [1, 7], bench_work: [8, 14], dispatch: [15, 15] },
  estimateRoundingMinor: 10_000,
  operatorPay: {
    classMinor: [45_000, 62_000, 85_000, 112_000, 148_000],
    benchMinuteSteps: [60, 120, 240, 360],
    settingMinutes: { prong_4: 20, prong_6: 30, bezel: 40, pave: 12 },
    engravingMinutesPerCharacter: 2,
    extraPieceShare: 7_000,
  },
};

/** The first published rules; a new installation is seeded with them and an admin edits from there. */
export const DEFAULT_PRICE_RULES: PriceRules = {
  version: 1,
  currency: "RUB",
  pricing,
  operations,
  castability: DEFAULT_CASTABILITY,
};
