import { and, between, eq, lt, or } from "drizzle-orm";
import { uploads } from "#db/schema/index.ts";
import { UPLOAD_AGES } from "#lib/domain/upload/upload-limits.ts";
import { requireSystem } from "#server/authorise.ts";
import { reportFailure } from "#server/commands/failure/report-failure.ts";
import type { Ctx } from "#server/context.ts";
import { Refusal } from "#server/errors.ts";
import { abortMultipart } from "#server/storage/abort-multipart.ts";
import { finishUpload } from "./finish-upload.ts";
import { thisUpload, type UploadRow } from "./load-upload.ts";

const BATCH = 100;

export type Swept = { stored: number; expired: number; waiting: number; failed: number };

/**
 * Looks after uploads that nobody finishes: one caught between storage's answer and our commit becomes `stored`,
 * one whose parts are all there is completed, one past its time is aborted. What stays in between too long goes
 * to the failure inbox. Harmless beside other sweepers and the browser.
 */
export async function sweepUploads(ctx: Ctx): Promise<Swept> {
  requireSystem(ctx);
  const swept: Swept = { stored: 0, expired: 0, waiting: 0, failed: 0 };
  for (const upload of await leftOver(ctx)) swept[await sweepOne(ctx, upload)] += 1;
  return swept;
}

async function leftOver(ctx: Ctx): Promise<UploadRow[]> {
  const before = (ms: number) => new Date(ctx.now().getTime() - ms);
  const { completingMs, idleMs, idleUntilMs } = UPLOAD_AGES;
  return ctx.db
    .select()
    .from(uploads)
    .where(
      or(
        and(eq(uploads.state, "completing"), lt(uploads.updatedAt, before(completingMs))),
        and(eq(uploads.state, "open"), lt(uploads.expiresAt, ctx.now())),
        and(eq(uploads.state, "open"), between(uploads.updatedAt, before(idleUntilMs), before(idleMs))),
      ),
    )
    .orderBy(uploads.updatedAt)
    .limit(BATCH);
}

async function sweepOne(ctx: Ctx, upload: UploadRow): Promise<keyof Swept> {
  try {
    return await finishUpload(ctx, upload);
  } catch (error) {
    if (upload.expiresAt < ctx.now() && (await expired(ctx, upload))) return "expired";
    const code = error instanceof Refusal ? error.code : "FAULT";
    if (code === "PARTS_MISSING") return "waiting";
    if (!(error instanceof Refusal))
      ctx.log.error({ err: error, uploadId: upload.id }, "an upload was not swept");
    const age = ctx.now().getTime() - upload.updatedAt.getTime();
    if (upload.state !== "completing" || age < UPLOAD_AGES.overdueMs) return "waiting";
    await reportFailure(ctx.db, {
      kind: "upload",
      subject: upload.id,
      customerId: upload.customerId,
      causeCode: code,
      cause: "All parts were sent, but the file could not be put together and checked",
      ownerRole: "admin",
      retry: { command: "sweep_uploads", input: { customerId: upload.customerId, uploadId: upload.id } },
    });
    return "failed";
  }
}

// Parts first, the row after them: a store that does not answer is asked again on the next round.
async function expired(ctx: Ctx, upload: UploadRow): Promise<boolean> {
  const { bucket, storageKey: key, storageUploadId } = upload;
  try {
    if (storageUploadId) await abortMultipart({ bucket, key, storageUploadId });
  } catch {
    return false;
  }
  const ended = await ctx.db
    .update(uploads)
    .set({ state: "expired", errorCode: "EXPIRED", updatedAt: ctx.now() })
    .where(and(thisUpload(upload), eq(uploads.state, "open"), lt(uploads.expiresAt, ctx.now())))
    .returning({ id: uploads.id });
  return ended.length > 0;
}
