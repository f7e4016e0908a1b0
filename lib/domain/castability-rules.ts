import type { MetalFamily } from "./metals.ts";
import { type BasisPoints, FULL_SHARE } from "./money.ts";

/** Limits of one family of alloys; lengths in mm. */
export interface CastingLimits {
  minWallMm: number;
  /** The same as the minimum where no more is advised. */
  advisedWallMm: number;
  /** Smallest diameter of a prong or wire. */
  minWireMm: number;
  engravingMm: { depth: number; width: number };
  /** Linear shrinkage of the casting, from - to. */
  shrinkageShare: readonly [BasisPoints, BasisPoints];
  /** Lost in polishing per surface, from - to. */
  polishingLossMm: readonly [number, number];
}

/** The part of the published rules that says what can be cast; a certificate names the version. */
export interface CastabilityRules {
  version: number;
  castability: Record<MetalFamily, CastingLimits>;
}

const engravingMm = { depth: 0.3, width: 0.5 };

/** Starting values: published practice of casting houses for lost-wax casting. */
export const DEFAULT_CASTABILITY: CastabilityRules["castability"] = {
  gold: {
    minWallMm: 0.6,
    advisedWallMm: 0.6,
    minWireMm: 0.6,
    engravingMm,
    shrinkageShare: [100, 200],
    polishingLossMm: [0.05, 0.1],
  },
  silver: {
    minWallMm: 0.8,
    advisedWallMm: 0.8,
    minWireMm: 0.8,
    engravingMm,
    shrinkageShare: [100, 200],
    polishingLossMm: [0.05, 0.1],
  },
  platinum: {
    minWallMm: 0.8,
    advisedWallMm: 0.8,
    minWireMm: 0.7,
    engravingMm,
    shrinkageShare: [150, 200],
    polishingLossMm: [0.05, 0.05],
  },
  copper: {
    minWallMm: 0.8,
    advisedWallMm: 1,
    minWireMm: 0.8,
    engravingMm,
    shrinkageShare: [100, 200],
    polishingLossMm: [0.05, 0.1],
  },
};

/** Factor by which a pattern is made larger so that the cast piece has the wanted size: mid shrinkage. */
export function patternScale({ shrinkageShare: [from, to] }: CastingLimits): number {
  return 1 / (1 - (from + to) / (2 * FULL_SHARE));
}
