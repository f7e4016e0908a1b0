import { and, eq, inArray, sql } from "drizzle-orm";
import { uploads } from "#db/schema/index.ts";
import { partRange } from "#lib/domain/upload/part-plan.ts";
import { reportFailure } from "#server/commands/failure/report-failure.ts";
import type { Ctx } from "#server/context.ts";
import { conflict, Refusal } from "#server/errors.ts";
import { isRefusedByStorage } from "#server/storage/asking-storage.ts";
import { completeMultipart } from "#server/storage/complete-multipart.ts";
import { headObject } from "#server/storage/head-object.ts";
import { listParts, type PartInStorage } from "#server/storage/list-parts.ts";
import { thisUpload, type UploadRow } from "./load-upload.ts";
import { recordStored } from "./record-stored.ts";

/**
 * Brings an open or completing upload to `stored`, from wherever it stands: parts compared with the intent, put
 * together, HEAD asked, then recorded. Every step may be repeated and may have been done by somebody who died.
 */
export async function finishUpload(ctx: Ctx, upload: UploadRow): Promise<"stored"> {
  const { bucket, storageKey: key, storageUploadId } = upload;
  const parts = storageUploadId ? await listParts({ bucket, key, storageUploadId }) : null;
  if (parts && storageUploadId) await complete(ctx, upload, storageUploadId, parts);
  const head = await headObject({ bucket, key });
  // It said yes and has nothing: the parts may still be there, so it is asked again rather than the customer.
  if (!head && parts) throw new Refusal("UNAVAILABLE", "STORAGE_DOWN", { cause: "CompletedWithoutObject" });
  if (!head) return startAnew(ctx, upload);
  if (head.size !== upload.sizeBytes) return giveUp(ctx, upload, head.size);
  await recordStored(ctx, upload, head.etag);
  return "stored";
}

async function complete(ctx: Ctx, upload: UploadRow, storageUploadId: string, parts: PartInStorage[]) {
  const asIntended = parts.filter(({ number, size }) => size === sizeOf(upload, number));
  if (asIntended.length < upload.partCount) throw await reopened(ctx, upload, asIntended.length);
  const claimed = await ctx.db
    .update(uploads)
    .set({ state: "completing", ...(upload.state === "open" ? { updatedAt: ctx.now() } : {}) })
    .where(and(thisUpload(upload), inArray(uploads.state, ["open", "completing"])))
    .returning({ state: uploads.state });
  if (claimed.length === 0) throw conflict("UPLOAD_CLOSED", { state: "closed" });
  const { bucket, storageKey: key } = upload;
  try {
    await completeMultipart({ bucket, key, storageUploadId }, asIntended);
  } catch (error) {
    if (isRefusedByStorage(error)) throw await reopened(ctx, upload, 0);
    throw error;
  }
}

function sizeOf(upload: UploadRow, number: number): number {
  const { start, end } = partRange(upload, number);
  return number <= upload.partCount ? end - start : -1;
}

// Not all there: the browser goes on sending, so the upload must be open for it.
async function reopened(ctx: Ctx, upload: UploadRow, present: number): Promise<Refusal> {
  await ctx.db
    .update(uploads)
    .set({ state: "open", updatedAt: ctx.now() })
    .where(and(thisUpload(upload), eq(uploads.state, "completing")));
  return conflict("PARTS_MISSING", { missing: upload.partCount - present, of: upload.partCount });
}

// Storage holds neither parts nor object: what was sent is gone, and a fresh upload is opened on the next address.
async function startAnew(ctx: Ctx, upload: UploadRow): Promise<never> {
  if (upload.storageUploadId)
    await ctx.db
      .update(uploads)
      .set({ state: "open", storageUploadId: null, partChecksums: sql`'{}'::jsonb`, updatedAt: ctx.now() })
      .where(and(thisUpload(upload), inArray(uploads.state, ["open", "completing"])));
  throw conflict("PARTS_MISSING", { missing: upload.partCount, of: upload.partCount });
}

async function giveUp(ctx: Ctx, upload: UploadRow, found: number): Promise<never> {
  await ctx.db.transaction(async (tx) => {
    await tx
      .update(uploads)
      .set({ state: "failed", errorCode: "SIZE_DIFFERS", updatedAt: ctx.now() })
      .where(and(thisUpload(upload), inArray(uploads.state, ["open", "completing"])));
    await reportFailure(tx, {
      kind: "upload",
      subject: upload.id,
      customerId: upload.customerId,
      causeCode: "SIZE_DIFFERS",
      cause: `Storage holds ${found} bytes where ${upload.sizeBytes} were sent`,
      ownerRole: "admin",
    });
  });
  throw new Refusal("CONFLICT", "UPLOAD_DAMAGED");
}
