import type { Unit } from "./configure-data.ts";

/** Units a person may choose, the likeliest in jewelry first. */
export const UNITS: readonly Unit[] = ["mm", "in", "cm", "m"];

/** Longest sides, mm, outside which a piece is told to be smaller or larger than jewelry. */
const USUAL_MM = { min: 3, max: 300 };

export function sizeVerdict(longestMm: number): "small" | "large" | null {
  if (longestMm < USUAL_MM.min) return "small";
  return longestMm > USUAL_MM.max ? "large" : null;
}
