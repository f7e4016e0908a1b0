import type { CastabilityRules } from "../castability-rules.ts";
import type { MetalFamily } from "../metals.ts";
import type { BasisPoints, Currency, Minor } from "../money.ts";
import type { DeliveryMethod, Finish, StoneSetting } from "./quote-inputs.ts";

/** One published version of the price rules. A version never changes once a quote has used it. */
export interface PriceRules {
  version: number;
  currency: Currency;
  /** Read by the formula and copied whole into each receipt; may be shown to a customer. */
  pricing: PricingRules;
  /** Terms and pay around the price; never part of a receipt. */
  operations: OperationRules;
  /** What can be cast: read by certificates, never by a price. */
  castability: CastabilityRules["castability"];
}

type ClassTable = readonly [number, number, number, number, number];
export type ClassSteps = readonly [number, number, number, number];

export interface PricingRules {
  /** Each line is rounded to a multiple of this (100 = a whole rouble), half away from zero. */
  lineRoundingMinor: Minor;
  maxQuantity: number;
  /** The least a line costs for one piece, minor units; set-up counts once an order. */
  minimumMinor: Record<"metal" | "print_casting" | "labour" | "stones" | "engraving" | "setup", Minor>;
  complexity: {
    /** Surface, mm2, at which a piece enters class 2, 3, 4 and 5. */
    areaStepsMm2: ClassSteps;
    pointsPerExtraPart: number;
    pointsPerVoid: number;
  };
  casting: {
    lossShare: Record<MetalFamily, BasisPoints>;
    baseMinor: Minor;
    perMm3Minor: Minor;
    perHeightMmMinor: Minor;
    /** Added by complexity class 1..5. */
    classMinor: ClassTable;
    /** 10 000 = as gold; platinum is poured hotter, into dearer moulds. */
    familyFactor: Record<MetalFamily, BasisPoints>;
  };
  labour: {
    hourMinor: Minor;
    baseMinutes: number;
    classMinutes: ClassTable;
    minutesPerCm2: Record<Finish, number>;
    minutesPerExtraPart: number;
    /** Parts past this are not charged: a model of unmerged bodies must not price itself away. */
    maxChargedParts: number;
    familyFactor: Record<MetalFamily, BasisPoints>;
    roundingMinutes: number;
  };
  stones: {
    byId: Record<string, { kind: string; sizeHundredthsMm: number; priceMinor: Minor }>;
    settingMinor: Record<StoneSetting, Minor>;
  };
  engraving: { perCharacterMinor: Minor; maxCharacters: number };
  setupMinor: Minor;
  /** On work, never on metal. */
  marginShare: BasisPoints;
  /** Ascending. Each share counts for the pieces inside its tier only, so one more piece never costs less. */
  quantityTiers: readonly { fromPiece: number; share: BasisPoints }[];
  deliveryMinor: Record<DeliveryMethod, Minor>;
  taxByRegion: Record<string, TaxRule>;
}

export interface TaxRule {
  rate: BasisPoints;
  /** `included`: the lines already hold it. `added`: a line of its own. */
  mode: "included" | "added";
}

/**
 * The rules as a customer's browser may have them: without what operators are paid and when an admin is asked twice.
 * Whatever prices takes this type, so that the same code runs on both sides.
 */
export type PublicPriceRules = Omit<PriceRules, "operations"> & {
  operations: Omit<OperationRules, "operatorPay" | "metalPriceJumpShare">;
};

export interface OperationRules {
  quoteValidHours: number;
  metalPriceLimitHours: number;
  /** A change of a metal price past this share of the last one is asked about twice. */
  metalPriceJumpShare: BasisPoints;
  /** Days from acceptance to the customer's hands. */
  promiseDays: number;
  /** Offset of the workshop's civil day from UTC, minutes; it has no summer time. */
  workshopUtcOffsetMinutes: number;
  /** Day offsets of each step, counted from the day of acceptance. */
  scheduleDays: Record<ScheduledStep, readonly [from: number, to: number]>;
  estimateRoundingMinor: Minor;
  operatorPay: {
    classMinor: ClassTable;
    /** Bench minutes at which a piece enters class 2, 3, 4 and 5. */
    benchMinuteSteps: ClassSteps;
    settingMinutes: Record<StoneSetting, number>;
    engravingMinutesPerCharacter: number;
    /** What each further piece of the same order pays, of the first. */
    extraPieceShare: BasisPoints;
  };
}

export const SCHEDULED_STEPS = ["confirmation", "print_casting", "bench_work", "dispatch"] as const;
export type ScheduledStep = (typeof SCHEDULED_STEPS)[number];
