import type { MetalFamily } from "./metals.ts";

/** Limits of one family of alloys; lengths in mm. */
export interface CastingLimits {
  minWallMm: number;
  /** Advised where it is more than the minimum; null where the minimum is the advice. */
  advisedWallMm: number | null;
  /** Smallest diameter of a prong or wire. */
  minWireMm: number;
  engraving: { minDepthMm: number; minWidthMm: number };
  /** Linear shrinkage of the casting, percent, from - to. */
  shrinkagePercent: [number, number];
  /** Lost in polishing per surface, from - to. */
  polishingLossMm: [number, number];
}

/** A version of the table; a certificate names the version it was given under. */
export interface CastabilityRules {
  version: string;
  limits: Record<MetalFamily, CastingLimits>;
}

const engraving = { minDepthMm: 0.3, minWidthMm: 0.5 };

/** Starting values: published practice of casting houses for lost-wax casting. Editable, with history. */
export const DEFAULT_CASTABILITY_RULES: CastabilityRules = {
  version: "2026-1",
  limits: {
    gold: {
      minWallMm: 0.6,
      advisedWallMm: null,
      minWireMm: 0.6,
      engraving,
      shrinkagePercent: [1, 2],
      polishingLossMm: [0.05, 0.1],
    },
    silver: {
      minWallMm: 0.8,
      advisedWallMm: null,
      minWireMm: 0.8,
      engraving,
      shrinkagePercent: [1, 2],
      polishingLossMm: [0.05, 0.1],
    },
    platinum: {
      minWallMm: 0.8,
      advisedWallMm: null,
      minWireMm: 0.7,
      engraving,
      shrinkagePercent: [1.5, 2],
      polishingLossMm: [0.05, 0.05],
    },
    copper: {
      minWallMm: 0.8,
      advisedWallMm: 1,
      minWireMm: 0.8,
      engraving,
      shrinkagePercent: [1, 2],
      polishingLossMm: [0.05, 0.1],
    },
  },
};

/** Factor by which a pattern is made larger so that the cast piece has the wanted size: mid shrinkage. */
export function patternScale(limits: CastingLimits): number {
  const [from, to] = limits.shrinkagePercent;
  return 1 / (1 - (from + to) / 200);
}
