import { and, eq, sql } from "drizzle-orm";
import { uploads } from "#db/schema/index.ts";
import type { StoredParts, UploadRef, UploadState } from "#lib/contracts/upload.ts";
import { within } from "#lib/within.ts";
import type { Ctx } from "#server/context.ts";
import { isStorageDown } from "#server/storage/asking-storage.ts";
import { listParts, type PartInStorage } from "#server/storage/list-parts.ts";
import { loadOwnUpload, thisUpload, type UploadRow } from "./load-upload.ts";
import { STORAGE_PATIENCE_MS } from "./storage-patience.ts";

/**
 * What storage holds of the caller's own upload, for going on after a break. Storage forgets an upload that was
 * cleaned away; the intent then starts anew with no parts.
 */
export async function listStoredParts(ctx: Ctx, { uploadId }: UploadRef): Promise<StoredParts> {
  const upload = await loadOwnUpload(ctx.db, ctx, uploadId);
  const state = upload.state as UploadState;
  if (state !== "open" || !upload.storageUploadId) return { state, storage: "ready", parts: [] };
  const held = await within(STORAGE_PATIENCE_MS, heldParts(ctx, upload, upload.storageUploadId)).catch(
    (error: unknown) => {
      if (isStorageDown(error)) return null;
      throw error;
    },
  );
  if (!held) return { state, storage: "waiting", parts: [] };
  const parts = held.map(({ number, size }) => ({
    number,
    size,
    crc32: upload.partChecksums[number] ?? null,
  }));
  return { state, storage: "ready", parts };
}

async function heldParts(ctx: Ctx, upload: UploadRow, storageUploadId: string): Promise<PartInStorage[]> {
  const parts = await listParts({ bucket: upload.bucket, key: upload.storageKey, storageUploadId });
  if (parts) return parts;
  await ctx.db
    .update(uploads)
    .set({ storageUploadId: null, partChecksums: sql`'{}'::jsonb`, updatedAt: ctx.now() })
    .where(and(thisUpload(upload), eq(uploads.state, "open"), eq(uploads.storageUploadId, storageUploadId)));
  return [];
}
