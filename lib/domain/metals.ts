export const METAL_FAMILIES = ["gold", "silver", "platinum", "copper"] as const;
/** Alloys that share rules of casting; `copper` holds brass and bronze. */
export type MetalFamily = (typeof METAL_FAMILIES)[number];

export const METAL_IDS = [
  "gold_585_yellow",
  "gold_585_rose",
  "gold_750_yellow",
  "gold_750_white",
  "silver_925",
  "platinum_950",
  "brass",
  "bronze",
] as const;
export type MetalId = (typeof METAL_IDS)[number];

export interface Metal {
  id: MetalId;
  family: MetalFamily;
  /** Parts of the noble metal in a thousand; null for brass and bronze. */
  fineness: number | null;
  /** Density as a whole number: 13.1 g/cm3 = 13 100 mg/cm3. */
  densityMgPerCm3: number;
  /** Class of the colour swatch; its colour is a design token. */
  swatch: `swatch-${string}`;
}

/** Densities: mean figures of casting houses for each alloy (docs: domain, castability table). */
export const METALS: Readonly<Record<MetalId, Metal>> = {
  gold_585_yellow: metal("gold_585_yellow", "gold", 585, 13_100, "swatch-gold-yellow"),
  gold_585_rose: metal("gold_585_rose", "gold", 585, 13_000, "swatch-gold-rose"),
  gold_750_yellow: metal("gold_750_yellow", "gold", 750, 15_500, "swatch-gold-yellow"),
  gold_750_white: metal("gold_750_white", "gold", 750, 15_800, "swatch-gold-white"),
  silver_925: metal("silver_925", "silver", 925, 10_360, "swatch-silver"),
  platinum_950: metal("platinum_950", "platinum", 950, 21_400, "swatch-platinum"),
  brass: metal("brass", "copper", null, 8_500, "swatch-brass"),
  bronze: metal("bronze", "copper", null, 8_800, "swatch-bronze"),
};

/** Density in g/cm3, for display and for geometry reports. */
export function densityGPerCm3(id: MetalId): number {
  return METALS[id].densityMgPerCm3 / 1000;
}

/** Is this text the id of a metal we cast. */
export function isMetalId(value: string): value is MetalId {
  return Object.hasOwn(METALS, value);
}

function metal(
  id: MetalId,
  family: MetalFamily,
  fineness: number | null,
  densityMgPerCm3: number,
  swatch: Metal["swatch"],
): Metal {
  return { id, family, fineness, densityMgPerCm3, swatch };
}
