import type { MetalId } from "./metals.ts";

export const METAL_TONES = ["yellow", "deep_yellow", "rose", "white", "bronze"] as const;
/** A colour that the eye tells from the others in a small picture; alloys of one tone share their pictures. */
export type MetalTone = (typeof METAL_TONES)[number];

const tones: Record<MetalId, MetalTone> = {
  gold_585_yellow: "yellow",
  gold_585_rose: "rose",
  gold_750_yellow: "deep_yellow",
  gold_750_white: "white",
  silver_925: "white",
  platinum_950: "white",
  brass: "deep_yellow",
  bronze: "bronze",
};

/** The tone an alloy is shown in. */
export const toneOf = (metalId: MetalId): MetalTone => tones[metalId];

/** The alloy whose colour stands for a tone. */
export const alloyOfTone: Record<MetalTone, MetalId> = {
  yellow: "gold_585_yellow",
  deep_yellow: "gold_750_yellow",
  rose: "gold_585_rose",
  white: "silver_925",
  bronze: "bronze",
};
