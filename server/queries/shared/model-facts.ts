import { and, eq } from "drizzle-orm";
import { analyses, models } from "#db/schema/index.ts";
import type { Reader } from "#db/transaction.ts";
import type { AnalysisReport } from "#lib/contracts/analysis.ts";
import type { OrderOptions } from "#lib/contracts/order.ts";
import {
  type CastabilityCertificate,
  type CastabilityFinding,
  castingChoiceOf,
  certify,
} from "#lib/domain/castability.ts";
import { holeOf, ringInnerMm } from "#lib/domain/ring-size.ts";
import { MM_PER_UNIT } from "#lib/geometry/units.ts";
import { analysisOfModel } from "#server/queries/model/measured.ts";
import { pictureVersion } from "#server/queries/model/pictures.ts";
import { getCurrentPriceRules } from "../price/current-price-rules.ts";

/** What staff see of a model without opening it: mm, mm3, bytes, ISO times. */
export type ModelFacts = {
  fileName: string;
  format: string;
  sizeBytes: number;
  stored: boolean;
  analysisState: string;
  /** Why the file cannot be used. */
  refusal: { code: string; params: Record<string, string | number> } | null;
  measures: ModelMeasures | null;
  findings: CastabilityFinding[];
  unitConfirmedAt: string | null;
  /** Version of the pictures of the piece; null while there are none. */
  picture: string | null;
};
type ModelMeasures = {
  mmPerUnit: number;
  /** From mm of the analysis, in which findings have their places, to mm of the piece. */
  scale: number;
  unit: string;
  unitSource: AnalysisReport["unit"]["source"] | "confirmed";
  sidesMm: [number, number, number];
  volumeMm3: number | null;
  triangles: number;
  /** The least wall of the chosen metal, mm; null where walls were not measured. */
  wallLimitMm: number | null;
  /** Inner diameter of the ring as it will be made, mm; null when the piece is no ring. */
  ringDiameterMm: number | null;
  hasPreview: boolean;
};

/**
 * Reads the model of an order and its analysis, brought to the unit and ring size of the order's options. Findings
 * are those of the certificate that the order's quote keeps.
 */
export async function findModelFacts(
  db: Reader,
  order: { customerId: string; modelId: string; options: OrderOptions },
  certificate: CastabilityCertificate | null,
): Promise<ModelFacts | null> {
  const [found] = await db
    .select({
      model: models,
      report: analyses.report,
      previewKey: analyses.previewKey,
      picture: pictureVersion,
    })
    .from(models)
    .leftJoin(analyses, analysisOfModel)
    .where(and(eq(models.customerId, order.customerId), eq(models.id, order.modelId)));
  if (!found) return null;
  const { model } = found;
  const report = found.report as AnalysisReport | null;
  const { refusal } = model;
  const judged = certificate ?? (report && (await certifyNow(db, report, order.options)));
  return {
    fileName: model.fileName,
    format: model.format,
    sizeBytes: model.sizeBytes,
    stored: model.state === "stored",
    analysisState: model.analysisState,
    refusal: refusal ? { code: refusal.code, params: refusal.params ?? {} } : null,
    measures: report
      ? {
          ...measuresOf(report, order.options, found.previewKey !== null),
          wallLimitMm: judged?.walls?.limitMm ?? null,
        }
      : null,
    findings: judged?.findings ?? [],
    unitConfirmedAt: model.unitConfirmedAt?.toISOString() ?? null,
    picture: model.state === "stored" ? found.picture : null,
  };
}

/** Under the rules in force: what an order without a certificate is told. */
async function certifyNow(db: Reader, report: AnalysisReport, options: OrderOptions) {
  return certify(report, "", castingChoiceOf(report, options), await getCurrentPriceRules(db));
}

function measuresOf(
  report: AnalysisReport,
  options: OrderOptions,
  hasPreview: boolean,
): Omit<ModelMeasures, "wallLimitMm"> {
  const chosen = options.unit;
  const mmPerUnit = chosen ? MM_PER_UNIT[chosen] : report.unit.mmPerUnit;
  const factor = mmPerUnit / report.unit.mmPerUnit;
  const { min, max } = report.boundingBox;
  const side = (axis: 0 | 1 | 2) => (max[axis] - min[axis]) * factor;
  const innerMm = ringInnerMm(holeOf(report), factor);
  return {
    mmPerUnit,
    scale: factor,
    unit: chosen ?? report.unit.declared ?? report.unit.guess,
    unitSource: chosen ? "confirmed" : report.unit.source,
    sidesMm: [side(0), side(1), side(2)],
    volumeMm3: report.volumeMm3 === null ? null : report.volumeMm3 * factor ** 3,
    triangles: report.triangles,
    ringDiameterMm: innerMm && innerMm * (options.ringScale ?? 1),
    hasPreview,
  };
}
