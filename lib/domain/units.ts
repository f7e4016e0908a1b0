/** Units a model file may be drawn in; 3MF names them, STL, OBJ and PLY are silent. */
export const LENGTH_UNITS = ["micron", "mm", "cm", "m", "inch", "foot"] as const;
export type LengthUnit = (typeof LENGTH_UNITS)[number];

/** Millimetres in one unit; the inch is exactly 25.4 mm (international agreement of 1959). */
export const MM_PER_UNIT: Readonly<Record<LengthUnit, number>> = {
  micron: 0.001,
  mm: 1,
  cm: 10,
  m: 1000,
  inch: 25.4,
  foot: 304.8,
};

export interface ScaledMeasures {
  volumeMm3: number;
  areaMm2: number;
  heightMm: number;
}

/**
 * Measures of a model taken as if one unit of its file were 1 mm, brought to real millimetres.
 * Uses only multiplication, so that every engine gives the same bits.
 */
export function scaleMeasures(measures: ScaledMeasures, mmPerUnit: number): ScaledMeasures {
  const square = mmPerUnit * mmPerUnit;
  return {
    volumeMm3: measures.volumeMm3 * square * mmPerUnit,
    areaMm2: measures.areaMm2 * square,
    heightMm: measures.heightMm * mmPerUnit,
  };
}

/** Mass in grams of a solid: mm3 x g/cm3 / 1000. For display; a price uses whole hundredths of a gram. */
export function massG(volumeMm3: number, densityGPerCm3: number): number {
  return (volumeMm3 * densityGPerCm3) / 1000;
}
