import { and, eq, inArray } from "drizzle-orm";
import { models } from "#db/schema/index.ts";
import { requireOwner } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { conflict, notFound } from "#server/errors.ts";
import { findCopy } from "#server/storage/find-copy.ts";
import { signDownload } from "#server/storage/sign-download.ts";

const VALID_SECONDS = 120;

/**
 * An address to download the caller's own model file from, under its name. Staff open models through the command
 * `openModel`, which records it. Throws NOT_FOUND, CONFLICT MODEL_NOT_READY.
 */
export async function getFileAddress(
  ctx: Ctx,
  modelId: string,
): Promise<{ url: string; validSeconds: number }> {
  const { customerIds } = requireOwner(ctx, "model");
  const [model] = await ctx.db
    .select()
    .from(models)
    .where(and(inArray(models.customerId, [...customerIds]), eq(models.id, modelId)));
  if (!model) throw notFound("model");
  const { state, storageKey: key } = model;
  const bucket = state === "stored" ? await findCopy({ bucket: model.bucket, key }) : null;
  if (!bucket) throw conflict("MODEL_NOT_READY", { state });
  const url = await signDownload({ bucket, key, validSeconds: VALID_SECONDS, saveAs: model.fileName });
  return { url, validSeconds: VALID_SECONDS };
}
