import { METAL_FAMILIES, type MetalFamily } from "./metals.ts";
import { type BasisPoints, FULL_SHARE } from "./money.ts";
import type { Finish } from "./pricing/quote-inputs.ts";

/** Limits of one family of alloys; lengths in mm. */
export interface CastingLimits {
  minWallMm: number;
  /** The same as the minimum where no more is advised. */
  advisedWallMm: number;
  /** Smallest diameter of a prong or wire. */
  minWireMm: number;
  /** The least a line of engraved text may have. */
  engravingMm: { depth: number; width: number };
  /** Linear shrinkage of the casting, from - to. */
  shrinkageShare: readonly [BasisPoints, BasisPoints];
  /** What each finish takes off a surface; a wall has two. */
  polishingLossMm: Readonly<Record<Finish, number>>;
}

/** The part of the published rules that says what can be cast; a certificate names the version. */
export interface CastabilityRules {
  version: number;
  castability: Record<MetalFamily, CastingLimits>;
}

const engravingMm = { depth: 0.3, width: 0.5 };
/** The upper end of what casting houses publish for a mirror, the lower one for a matt surface. */
const polishingLossMm = { polished: 0.1, satin: 0.05, brushed: 0.05, rough: 0 };

/** Starting values: published practice of casting houses for lost-wax casting. */
export const DEFAULT_CASTABILITY: CastabilityRules["castability"] = {
  gold: {
    minWallMm: 0.6,
    advisedWallMm: 0.6,
    minWireMm: 0.6,
    engravingMm,
    shrinkageShare: [100, 200],
    polishingLossMm,
  },
  silver: {
    minWallMm: 0.8,
    advisedWallMm: 0.8,
    minWireMm: 0.8,
    engravingMm,
    shrinkageShare: [100, 200],
    polishingLossMm,
  },
  platinum: {
    minWallMm: 0.8,
    advisedWallMm: 0.8,
    minWireMm: 0.7,
    engravingMm,
    shrinkageShare: [150, 200],
    polishingLossMm: { ...polishingLossMm, polished: 0.05 },
  },
  copper: {
    minWallMm: 0.8,
    advisedWallMm: 1,
    minWireMm: 0.8,
    engravingMm,
    shrinkageShare: [100, 200],
    polishingLossMm,
  },
};

/** Factor by which a pattern is made larger so that the cast piece has the wanted size: mid shrinkage. */
export function patternScale({ shrinkageShare: [from, to] }: CastingLimits): number {
  return 1 / (1 - (from + to) / (2 * FULL_SHARE));
}

type LimitsOnce = Omit<CastingLimits, "polishingLossMm"> & {
  polishingLossMm: CastingLimits["polishingLossMm"] | readonly [number, number];
};

/**
 * Limits as any version published them. Versions from before there were any have the first ones; those from before
 * the finish decided kept a range, of which a mirror takes the upper end, a matt surface the lower.
 */
export function limitsAsPublished(
  stored: Record<MetalFamily, LimitsOnce> | undefined,
): CastabilityRules["castability"] {
  if (!stored) return DEFAULT_CASTABILITY;
  const families = METAL_FAMILIES.map((family) => [family, limitsNow(stored[family])]);
  return Object.fromEntries(families);
}

function limitsNow({ polishingLossMm: loss, ...limits }: LimitsOnce): CastingLimits {
  if (!isRange(loss)) return { ...limits, polishingLossMm: loss };
  const byFinish: Record<Finish, number> = { polished: loss[1], satin: loss[0], brushed: loss[0], rough: 0 };
  return { ...limits, polishingLossMm: byFinish };
}

const isRange = (loss: LimitsOnce["polishingLossMm"]): loss is readonly [number, number] =>
  Array.isArray(loss);
