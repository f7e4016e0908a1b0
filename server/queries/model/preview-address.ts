import { and, eq, inArray } from "drizzle-orm";
import { analyses, models } from "#db/schema/index.ts";
import { requireOwner } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { conflict, notFound } from "#server/errors.ts";
import { findCopy } from "#server/storage/find-copy.ts";
import { signDownload } from "#server/storage/sign-download.ts";
import { analysisOfModel } from "./measured.ts";

const VALID_SECONDS = 300;

/**
 * An address of the display copy of the caller's own model (format: lib/geometry/preview.ts). Staff open models
 * through the command `openModel`, which records it. Throws NOT_FOUND, CONFLICT MODEL_NOT_READY.
 */
export async function getPreviewAddress(
  ctx: Ctx,
  modelId: string,
): Promise<{ url: string; validSeconds: number }> {
  const { customerIds } = requireOwner(ctx, "model");
  const [found] = await ctx.db
    .select({ bucket: models.bucket, analysis: models.analysisState, key: analyses.previewKey })
    .from(models)
    .leftJoin(analyses, analysisOfModel)
    .where(and(inArray(models.customerId, [...customerIds]), eq(models.id, modelId)));
  if (!found) throw notFound("model");
  const { key } = found;
  const bucket = key ? await findCopy({ bucket: found.bucket, key }) : null;
  if (!key || !bucket) throw conflict("MODEL_NOT_READY", { analysis: found.analysis });
  return {
    url: await signDownload({ bucket, key, validSeconds: VALID_SECONDS }),
    validSeconds: VALID_SECONDS,
  };
}
