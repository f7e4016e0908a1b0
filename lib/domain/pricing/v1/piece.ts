import type { Metal } from "../../metals.ts";
import { FULL_SHARE } from "../../money.ts";
import { mulDiv, toThousandths } from "../../rounding.ts";
import { scaleMeasures } from "../../units.ts";
import type { ClassSteps, PricingRules } from "../price-rules.ts";
import { PricingError } from "../pricing-error.ts";
import type { AnalysisForPrice, QuoteInputs } from "../quote-inputs.ts";

/** One piece in whole numbers: thousandths of mm3, mm2 and mm, hundredths of a gram. */
export interface Piece {
  volume: number;
  area: number;
  height: number;
  weightCg: number;
  weightWithLossCg: number;
  lossShare: number;
  complexityClass: number;
  metal: Metal;
}

/** Measures the piece as it will be made: unit and ring size applied, then rounded once. */
export function measurePiece(inputs: QuoteInputs, rules: PricingRules, metal: Metal): Piece {
  const ringScale = inputs.ringScale ?? 1;
  const real = scaleMeasures(inputs.analysis, inputs.unitMmPerUnit);
  const volume = thousandths(real.volumeMm3 * ringScale);
  const area = thousandths(real.areaMm2 * ringScale);
  const height = thousandths(real.heightMm * ringScale);
  // thousandths of mm3 x mg/cm3 = 10^-9 g; 10^7 of them are a hundredth of a gram
  const weightCg = mulDiv([volume, metal.densityMgPerCm3], [10_000_000]);
  const lossShare = rules.casting.lossShare[metal.family];
  const weightWithLossCg = mulDiv([weightCg, FULL_SHARE + lossShare], [FULL_SHARE]);
  const complexityClass = complexityOf(area, inputs.analysis, rules);
  return { volume, area, height, weightCg, weightWithLossCg, lossShare, complexityClass, metal };
}

/** Number of the class, 1..5, that a value has reached. */
function classOf(value: number, steps: ClassSteps): number {
  return 1 + steps.filter((step) => value >= step).length;
}

/** Grows with surface, parts and voids only: more of anything never makes a piece cheaper. */
function complexityOf(area: number, analysis: AnalysisForPrice, rules: PricingRules): number {
  const { areaStepsMm2, pointsPerExtraPart, pointsPerVoid } = rules.complexity;
  const voids = Math.max(0, analysis.shells - analysis.parts);
  const points = (analysis.parts - 1) * pointsPerExtraPart + voids * pointsPerVoid;
  return Math.min(5, classOf(Math.floor(area / 1000), areaStepsMm2) + points);
}

function thousandths(value: number): number {
  if (!(value > 0 && value < 1e11)) throw new PricingError("MODEL_NOT_PRICEABLE");
  return toThousandths(value);
}
