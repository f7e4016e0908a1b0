import { RING_SCALE } from "#lib/domain/pricing/check-quote-inputs.ts";
import { SHOP_RING_DIAMETERS_MM } from "#lib/domain/ring-size.ts";

/** Sizes (inner diameter, mm) that a workshop can make of a ring of this inner diameter, with their scales. */
export function ringSizesFor(ringMm: number): { diameterMm: number; scale: number }[] {
  return SHOP_RING_DIAMETERS_MM.map((diameterMm) => ({ diameterMm, scale: diameterMm / ringMm })).filter(
    ({ scale }) => scale >= RING_SCALE.min && scale <= RING_SCALE.max,
  );
}

export const ringScales = (ringMm: number): number[] => ringSizesFor(ringMm).map(({ scale }) => scale);
