import { and, eq, isNull } from "drizzle-orm";
import { models, uploads } from "#db/schema/index.ts";
import type { Ctx } from "#server/context.ts";
import { conflict, notFound } from "#server/errors.ts";
import { abortMultipart } from "#server/storage/abort-multipart.ts";
import { isStorageDown } from "#server/storage/asking-storage.ts";
import { createMultipart } from "#server/storage/create-multipart.ts";
import { storagePlaces } from "#server/storage/places.ts";
import { thisUpload, type UploadRow } from "./load-upload.ts";

export type OpenUpload = UploadRow & { storageUploadId: string };

/**
 * The open upload with storage's id of it. Opened on first need, in the second bucket when the first is down;
 * of two callers at once one wins and the other throws its own away. Throws STORAGE_DOWN when both are down,
 * CONFLICT UPLOAD_CLOSED when the upload is no longer open.
 */
export async function ensureMultipart(
  ctx: Ctx,
  ref: Pick<UploadRow, "customerId" | "id">,
): Promise<OpenUpload> {
  const row = await readOpen(ctx, ref);
  if (row.storageUploadId) return row as OpenUpload;
  const made = await createInEitherPlace(row.storageKey);
  const won = await ctx.db.transaction(async (tx) => {
    const set = await tx
      .update(uploads)
      .set({ bucket: made.bucket, storageUploadId: made.storageUploadId, updatedAt: ctx.now() })
      .where(and(thisUpload(row), eq(uploads.state, "open"), isNull(uploads.storageUploadId)))
      .returning({ id: uploads.id });
    if (set.length === 0) return false;
    await tx
      .update(models)
      .set({ bucket: made.bucket })
      .where(and(eq(models.customerId, row.customerId), eq(models.id, row.modelId)));
    return true;
  });
  if (!won) await abortMultipart({ ...made, key: row.storageKey }).catch(() => {});
  return (await readOpen(ctx, ref)) as OpenUpload;
}

async function readOpen(ctx: Ctx, ref: Pick<UploadRow, "customerId" | "id">): Promise<UploadRow> {
  const [row] = await ctx.db.select().from(uploads).where(thisUpload(ref));
  if (!row) throw notFound("upload");
  if (row.state !== "open") throw conflict("UPLOAD_CLOSED", { state: row.state });
  return row;
}

async function createInEitherPlace(key: string): Promise<{ bucket: string; storageUploadId: string }> {
  const [first, second] = storagePlaces();
  try {
    return { bucket: first.bucket, storageUploadId: await createMultipart({ bucket: first.bucket, key }) };
  } catch (error) {
    if (!isStorageDown(error) || second.endpoint === first.endpoint) throw error;
    return { bucket: second.bucket, storageUploadId: await createMultipart({ bucket: second.bucket, key }) };
  }
}
