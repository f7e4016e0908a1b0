import { and, desc, eq, inArray } from "drizzle-orm";
import { analyses, models, uploads } from "#db/schema/index.ts";
import type { Reader } from "#db/transaction.ts";
import type { AnalysisReport } from "#lib/contracts/analysis.ts";
import type { ModelRepair } from "#lib/contracts/repair.ts";
import type { UploadState } from "#lib/contracts/upload.ts";
import { type CastingReport, castingReportOf } from "#lib/domain/castability.ts";
import { holeOf } from "#lib/domain/ring-size.ts";
import type { Unit } from "#lib/geometry/units.ts";
import { requireOwner } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { notFound } from "#server/errors.ts";
import { analysisOfModel, isBeingMeasured } from "./measured.ts";
import { findRepair, repairOf } from "./model-repair.ts";
import { pictureVersion } from "./pictures.ts";

type Size = [number, number, number];

/** What a page says about a model. Lengths mm, areas mm2, volumes mm3 under `unit.mmPerUnit`; nothing internal. */
export type ModelStatus = {
  modelId: string;
  fileName: string;
  format: string;
  sizeBytes: number;
  state: "pending" | "stored" | "lost";
  upload: { uploadId: string; state: UploadState } | null;
  analysis: {
    state: "none" | "queued" | "running" | "done" | "refused" | "failed";
    stage: string | null;
    /** 0..1 of the whole. */
    share: number | null;
    startedAt: Date | null;
  };
  /** Why it cannot be used; words by `code`. */
  refusal: { code: string; params: Record<string, string | number> } | null;
  unit: (AnalysisReport["unit"] & { confirmed: Unit | null }) | null;
  measures: {
    triangles: number;
    sizeMm: Size;
    volumeMm3: number | null;
    areaMm2: number;
    parts: number;
    shells: number;
    closed: boolean;
    watertight: boolean;
    /** Inner diameter of the one round hole, mm; a ring where a finger goes through. */
    holeMm: number | null;
    verdict: AnalysisReport["verdict"];
  } | null;
  /** What the rules of casting read, walls included; judged in the browser under the metal and unit chosen. */
  casting: CastingReport | null;
  hasPreview: boolean;
  /** Version of the pictures of the piece; null while there are none. */
  picture: string | null;
  /** The repair this model is the original or the result of, or that may be asked for. */
  repair: ModelRepair | null;
};

/** A model of the caller's own. What is not theirs is NOT_FOUND. */
export async function getModelStatus(ctx: Ctx, modelId: string): Promise<ModelStatus> {
  const status = await findModelStatus(ctx.db, requireOwner(ctx, "model").customerIds, modelId);
  if (!status) throw notFound("model");
  return status;
}

/** The same for whoever has the right to see these customers' models; null when there is no such model. */
export async function findModelStatus(
  db: Reader,
  customerIds: readonly string[],
  modelId: string,
): Promise<ModelStatus | null> {
  const [found] = await db
    .select({
      model: models,
      report: analyses.report,
      previewKey: analyses.previewKey,
      picture: pictureVersion,
    })
    .from(models)
    .leftJoin(analyses, analysisOfModel)
    .where(and(inArray(models.customerId, [...customerIds]), eq(models.id, modelId)));
  if (!found) return null;
  const { model, previewKey } = found;
  const [upload] = await db
    .select({ uploadId: uploads.id, state: uploads.state })
    .from(uploads)
    .where(and(eq(uploads.customerId, model.customerId), eq(uploads.modelId, model.id)))
    .orderBy(desc(uploads.id))
    .limit(1);
  const isDone = model.analysisState === "done";
  const report = isDone || isBeingMeasured(model) ? (found.report as AnalysisReport | null) : null;
  return {
    ...ownFields(model),
    upload: upload ? { ...upload, state: upload.state as UploadState } : null,
    unit: report ? { ...report.unit, confirmed: model.unit as Unit | null } : null,
    measures: report ? measuresOf(report) : null,
    casting: report && isDone ? castingReportOf(report) : null,
    hasPreview: isDone && previewKey !== null,
    picture: model.state === "stored" ? found.picture : null,
    repair: repairOf(await findRepair(db, customerIds, model.id), model.id, isDone ? report : null),
  };
}

function ownFields(model: typeof models.$inferSelect) {
  const { fileName, format, sizeBytes, refusal } = model;
  return {
    modelId: model.id,
    fileName,
    format,
    sizeBytes,
    state: model.state as ModelStatus["state"],
    analysis: {
      state: model.analysisState as ModelStatus["analysis"]["state"],
      stage: model.analysisStage,
      share: model.analysisShare,
      startedAt: model.analysisStartedAt,
    },
    refusal: refusal ? { code: refusal.code, params: refusal.params ?? {} } : null,
  };
}

function measuresOf(report: AnalysisReport): NonNullable<ModelStatus["measures"]> {
  const { min, max } = report.boundingBox;
  const { triangles, volumeMm3, areaMm2, parts, shells, closed, watertight, verdict } = report;
  return {
    triangles,
    sizeMm: [max[0] - min[0], max[1] - min[1], max[2] - min[2]],
    volumeMm3,
    areaMm2,
    parts,
    shells,
    closed,
    watertight,
    holeMm: holeOf(report),
    verdict,
  };
}
