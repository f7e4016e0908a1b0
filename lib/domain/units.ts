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
