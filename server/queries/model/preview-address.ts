import { and, eq, inArray } from "drizzle-orm";
import { analyses, models } from "#db/schema/index.ts";
import type { Ctx } from "#server/context.ts";
import { conflict, notFound, Refusal } from "#server/errors.ts";
import { findCopy } from "#server/storage/find-copy.ts";
import { signDownload } from "#server/storage/sign-download.ts";

const VALID_SECONDS = 300;

/**
 * An address of the display copy of the caller's own model (format: lib/geometry/preview.ts). Staff open models
 * through the command `openModel`, which records it. Throws NOT_FOUND, CONFLICT MODEL_NOT_READY.
 */
export async function getPreviewAddress(
  ctx: Ctx,
  modelId: string,
): Promise<{ url: string; validSeconds: number }> {
  const { actor } = ctx;
  if (actor.kind === "nobody") throw new Refusal("UNAUTHENTICATED", "SIGN_IN_NEEDED");
  if (actor.kind !== "customer") throw notFound("model");
  const [found] = await ctx.db
    .select({ bucket: models.bucket, analysis: models.analysisState, key: analyses.previewKey })
    .from(models)
    .leftJoin(
      analyses,
      and(eq(analyses.contentHash, models.contentHash), eq(analyses.analyzerVersion, models.analyzerVersion)),
    )
    .where(and(inArray(models.customerId, [...actor.customerIds]), eq(models.id, modelId)));
  if (!found) throw notFound("model");
  const { key } = found;
  const bucket = key ? await findCopy({ bucket: found.bucket, key }) : null;
  if (!key || !bucket) throw conflict("MODEL_NOT_READY", { analysis: found.analysis });
  return {
    url: await signDownload({ bucket, key, validSeconds: VALID_SECONDS }),
    validSeconds: VALID_SECONDS,
  };
}
