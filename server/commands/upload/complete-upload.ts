import type { UploadAnswer, UploadRef, UploadState } from "#lib/contracts/upload.ts";
import { within } from "#lib/within.ts";
import type { Ctx } from "#server/context.ts";
import { conflict } from "#server/errors.ts";
import { finishUpload } from "./finish-upload.ts";
import { loadOwnUpload, type UploadRow } from "./load-upload.ts";
import { STORAGE_PATIENCE_MS } from "./storage-patience.ts";

const FINISHABLE: readonly string[] = ["open", "completing"];

/**
 * The browser says that all parts are sent: storage puts them together and is asked whether it agrees. Answers
 * "stored" only after the commit; "completing" when storage is slow, then the page asks again. Safe to repeat.
 * Refuses with CONFLICT PARTS_MISSING or UPLOAD_CLOSED, UNAVAILABLE STORAGE_DOWN.
 */
export async function completeUpload(ctx: Ctx, { uploadId }: UploadRef): Promise<UploadAnswer> {
  const upload = await loadOwnUpload(ctx.db, ctx, uploadId);
  if (upload.state === "stored") return answer(upload, "stored");
  if (!FINISHABLE.includes(upload.state)) throw conflict("UPLOAD_CLOSED", { state: upload.state });
  const done = await within(STORAGE_PATIENCE_MS, finishUpload(ctx, upload));
  return answer(upload, done ?? "completing");
}

function answer(upload: UploadRow, state: UploadState): UploadAnswer {
  return { uploadId: upload.id, modelId: upload.modelId, state };
}
