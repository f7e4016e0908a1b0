import type { AnalysisReport } from "#lib/contracts/analysis.ts";
import { fitsFinger } from "#lib/geometry/ring/finger.ts";

type Hole = Pick<AnalysisReport, "holeMm" | "ring">;

/** A ring size in the systems our customers name. All are read off the inner diameter. */
export interface RingSize {
  /** Inner diameter, mm; this is the Russian size. */
  diameterMm: number;
  /** Quarter sizes: 7.25 is 7¼. */
  us: number;
  /** ISO 8653: inner circumference in whole mm. */
  eu: number;
  /** BS 6820: a letter with halves, "N½"; past Z "Z+1"; null below A. */
  uk: string | null;
  /** JIS S 4700: whole numbers from 1; null below 1. */
  jp: number | null;
}

/** Inner diameter, mm, of the one round hole through a measured model; null where there is none. */
export const holeOf = ({ holeMm, ring }: Hole): number | null => holeMm ?? ring?.innerDiameterMm ?? null;

/**
 * Inner diameter, mm, of the ring that a model with this hole is when its lengths are multiplied by `scale`, as under
 * another unit; null for what is no ring and where no finger goes through.
 */
export function ringInnerMm(holeMm: number | null, scale: number): number | null {
  const diameterMm = (holeMm ?? 0) * scale;
  return fitsFinger(diameterMm) ? diameterMm : null;
}

/** Diameters a finger ring can have, mm; outside it a hole is not a finger hole. */
export const RING_DIAMETER_MM = { min: 12, max: 26 } as const;

/**
 * The sizes of a ring of this inner diameter (mm), each rounded to the finest step its system has.
 * Throws RangeError outside RING_DIAMETER_MM.
 */
export function ringSize(diameterMm: number): RingSize {
  if (!(diameterMm >= RING_DIAMETER_MM.min && diameterMm <= RING_DIAMETER_MM.max))
    throw new RangeError(`not a ring diameter: ${diameterMm}`);
  const jp = Math.round((diameterMm - 13) * 3) + 1;
  return {
    diameterMm,
    us: Math.round(((diameterMm - US_ZERO_MM) / US_STEP_MM) * 4) / 4,
    eu: Math.round(Math.PI * diameterMm),
    uk: ukSize(Math.PI * diameterMm),
    jp: jp >= 1 ? jp : null,
  };
}

/** Inner diameter, mm to 0.01, of a US size (quarters allowed). */
export function diameterOfUsSize(us: number): number {
  return Math.round((US_ZERO_MM + us * US_STEP_MM) * 100) / 100;
}

/** Inner diameter, mm to 0.01, of a European size (circumference in mm). */
export function diameterOfEuSize(eu: number): number {
  return Math.round((eu / Math.PI) * 100) / 100;
}

/** Sizes offered in the shop: Russian sizes by halves, mm. */
export const SHOP_RING_DIAMETERS_MM: readonly number[] = Array.from({ length: 21 }, (_, i) => 14 + i / 2);

// US size 0 has an inner diameter of 0.458 in; a size is 0.032 in.
const US_ZERO_MM = 11.63;
const US_STEP_MM = 0.8128;

/** BS 6820: A is a circumference of 37.5 mm, a letter is 1.25 mm. */
function ukSize(circumferenceMm: number): string | null {
  const halves = Math.round(((circumferenceMm - 37.5) / 1.25) * 2);
  if (halves < 0) return null;
  const letter = Math.floor(halves / 2);
  const half = halves % 2 ? "½" : "";
  return letter <= 25 ? String.fromCharCode(65 + letter) + half : `Z+${letter - 25}${half}`;
}
