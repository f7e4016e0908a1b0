import type { AnalysisReport } from "#lib/contracts/analysis.ts";
import { measuresOfReport } from "#lib/domain/pricing/measures-of-report.ts";
import type { MeasuresForPrice } from "#lib/domain/pricing/quote-inputs-of.ts";
import { holeOf, ringInnerMm } from "#lib/domain/ring-size.ts";
import type { Estimate } from "#lib/geometry/estimate.ts";
import { guessUnit, MM_PER_UNIT } from "#lib/geometry/units.ts";
import type { ModelStatus, Unit } from "./configure-data.ts";

type Sides = readonly [number, number, number];

/** What is known of a model by now: from the server's analysis, or before it from a quick look at the file here. */
export type KnownModel = {
  measures: MeasuresForPrice;
  unit: {
    declared: string | null;
    guess: Unit;
    confidence: number;
    source: "declared" | "assumed" | "chosen";
  };
  /** Inner diameter of the one round hole, mm under `measures.mmPerUnit`. */
  holeMm: number | null;
  /** How far volume, area and height may be off, basis points; 0 once the server has measured. */
  uncertainty: number;
};

/** Sum of area vectors over area under which a surface counts as closed for an estimate. */
const CLOSED_RESIDUAL = 1e-3;
/** The quick sums of a closed body are exact; bodies that overlap are what they cannot see. */
const ESTIMATE_OFF = 300;
/** The first look counts as the server does; its price stays a band because the server has the word. */
const LOOKED_OFF = 100;

/** Of measures that no receipt is made of: no sum depends on it. */
const NO_RECEIPT = { contentHash: "", analyzerVersion: "" };

/** What the server has measured; null until it has. */
export function measuredModel({ measures, unit }: Pick<ModelStatus, "measures" | "unit">): KnownModel | null {
  if (!measures || !unit) return null;
  const { holeMm } = measures;
  return {
    measures: { ...measures, ...NO_RECEIPT, mmPerUnit: unit.mmPerUnit },
    unit,
    holeMm,
    uncertainty: 0,
  };
}

/** What a quick look at the file tells, read as millimetres. */
export function estimatedModel({
  boundingBox,
  area,
  volume,
  closureResidual,
  triangles,
}: Estimate): KnownModel {
  const { min, max } = boundingBox;
  const sizeMm: Sides = [max[0] - min[0], max[1] - min[1], max[2] - min[2]];
  const { unit: guess, confidence } = guessUnit([...sizeMm]);
  const volumeMm3 = closureResidual < CLOSED_RESIDUAL ? volume : null;
  return {
    measures: {
      ...NO_RECEIPT,
      mmPerUnit: 1,
      sizeMm,
      volumeMm3,
      areaMm2: area,
      triangles,
      shells: 1,
      parts: 1,
    },
    unit: { declared: null, guess, confidence, source: "assumed" },
    holeMm: null,
    uncertainty: ESTIMATE_OFF,
  };
}

/** What the first look of this browser has measured. */
export function lookedModel(report: AnalysisReport): KnownModel {
  return {
    measures: measuresOfReport(report, NO_RECEIPT.contentHash),
    unit: report.unit,
    holeMm: holeOf(report),
    uncertainty: LOOKED_OFF,
  };
}

/** What lengths of the analysis are multiplied with under the chosen unit. */
export function scaleUnder({ measures }: KnownModel, unit: Unit | null): number {
  return unit ? MM_PER_UNIT[unit] / measures.mmPerUnit : 1;
}

/** Sides of the box under the chosen unit, mm. */
export function sidesUnder(known: KnownModel, unit: Unit | null): Sides {
  const [x, y, z] = known.measures.sizeMm;
  const scale = scaleUnder(known, unit);
  return [x * scale, y * scale, z * scale];
}

/** Inner diameter of the ring under the chosen unit, mm; null where the piece is none under it. */
export function ringUnder(known: KnownModel, unit: Unit | null): number | null {
  return ringInnerMm(known.holeMm, scaleUnder(known, unit));
}
