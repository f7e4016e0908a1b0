/** Below this share a guess of the unit is no knowledge. */
const SURE = 0.9;

/**
 * Whether a person has to say what one unit of the file is. A wrong inch is a piece 25.4 times too small, so a
 * size that only looks like inches is asked about too.
 */
export function isUnitInDoubt(unit: { source: string; guess: string; confidence: number }): boolean {
  return unit.source === "assumed" && (unit.guess !== "mm" || unit.confidence < SURE);
}

export interface SolidMeasures {
  volumeMm3: number;
  areaMm2: number;
  /** The longest side. */
  heightMm: number;
}

/**
 * Measures of a model taken as if one unit of its file were 1 mm, brought to real millimetres.
 * Uses only multiplication, so that every engine gives the same bits.
 */
export function scaleMeasures(measures: SolidMeasures, mmPerUnit: number): SolidMeasures {
  const square = mmPerUnit * mmPerUnit;
  return {
    volumeMm3: measures.volumeMm3 * square * mmPerUnit,
    areaMm2: measures.areaMm2 * square,
    heightMm: measures.heightMm * mmPerUnit,
  };
}
