import type { MetalId } from "./metals.ts";
import type { Finish } from "./pricing/quote-inputs.ts";

/** How a polished alloy looks: base colour (sRGB) and roughness of a physical material with metalness 1. */
export type MetalLook = { color: string; roughness: number };

export const metalLooks: Record<MetalId, MetalLook> = {
  gold_585_yellow: { color: "#E8C186", roughness: 0.12 },
  gold_585_rose: { color: "#E2B196", roughness: 0.13 },
  gold_750_yellow: { color: "#E6B765", roughness: 0.12 },
  gold_750_white: { color: "#DFD9CF", roughness: 0.14 },
  silver_925: { color: "#E9E6E0", roughness: 0.15 },
  platinum_950: { color: "#D5D3D0", roughness: 0.16 },
  brass: { color: "#D9B65A", roughness: 0.2 },
  bronze: { color: "#C08A54", roughness: 0.22 },
};

/** What a finish adds to the roughness of the polished metal. */
export const finishRoughness: Record<Finish, number> = {
  polished: 0,
  satin: 0.26,
  brushed: 0.2,
  rough: 0.42,
};
