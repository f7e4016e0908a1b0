import { and, eq, sql } from "drizzle-orm";
import { uploads } from "#db/schema/index.ts";
import type { SignedParts, SignPartsInput } from "#lib/contracts/upload.ts";
import { partRange } from "#lib/domain/upload/part-plan.ts";
import { UPLOAD_AGES, UPLOAD_LIMITS } from "#lib/domain/upload/upload-limits.ts";
import { within } from "#lib/within.ts";
import type { Ctx } from "#server/context.ts";
import { conflict, Refusal } from "#server/errors.ts";
import { isStorageDown } from "#server/storage/asking-storage.ts";
import { signPart } from "#server/storage/sign-part.ts";
import { ensureMultipart, type OpenUpload } from "./ensure-multipart.ts";
import { loadOwnUpload, thisUpload } from "./load-upload.ts";
import { STORAGE_PATIENCE_MS } from "./storage-patience.ts";

/**
 * Signs addresses for some parts of the caller's own open upload; length and CRC-32 of each are part of the
 * signature. May be repeated: an expired address is signed anew. "waiting" while storage does not answer.
 */
export async function signParts(ctx: Ctx, input: SignPartsInput): Promise<SignedParts> {
  const own = await loadOwnUpload(ctx.db, ctx, input.uploadId);
  for (const { number } of input.parts) {
    if (number > own.partCount)
      throw new Refusal("BAD_REQUEST", "NO_SUCH_PART", { number, count: own.partCount });
  }
  const upload = await within(STORAGE_PATIENCE_MS, ensureMultipart(ctx, own)).catch((error: unknown) => {
    if (isStorageDown(error)) return null;
    throw error;
  });
  if (!upload) return { storage: "waiting" };
  await rememberChecksums(ctx, upload, input.parts);
  const validSeconds = UPLOAD_LIMITS.addressSeconds;
  const parts = await Promise.all(input.parts.map((part) => sign(upload, part, validSeconds)));
  return { storage: "ready", parts, validSeconds };
}

async function sign(upload: OpenUpload, part: { number: number; crc32: string }, validSeconds: number) {
  const { start, end } = partRange(upload, part.number);
  const { bucket, storageKey: key, storageUploadId } = upload;
  const { number, crc32 } = part;
  return {
    number,
    ...(await signPart({ bucket, key, storageUploadId, number, crc32, size: end - start }, validSeconds)),
  };
}

// Written before the addresses are given out: the worker compares what it reads with these.
async function rememberChecksums(
  ctx: Ctx,
  upload: OpenUpload,
  parts: SignPartsInput["parts"],
): Promise<void> {
  const signed = Object.fromEntries(parts.map(({ number, crc32 }) => [number, crc32]));
  const at = ctx.now();
  const kept = await ctx.db
    .update(uploads)
    .set({
      partChecksums: sql`${uploads.partChecksums} || ${JSON.stringify(signed)}::jsonb`,
      expiresAt: new Date(at.getTime() + UPLOAD_AGES.openMs),
      updatedAt: at,
    })
    .where(and(thisUpload(upload), eq(uploads.state, "open")))
    .returning({ id: uploads.id });
  if (kept.length === 0) throw conflict("UPLOAD_CLOSED", { state: "closed" });
}
