import { and, eq } from "drizzle-orm";
import { orders, uploads } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import type { UploadAnswer, UploadRef } from "#lib/contracts/upload.ts";
import { within } from "#lib/within.ts";
import { loadOrder } from "#server/commands/order/load-order.ts";
import { moveOrder } from "#server/commands/order/move-order.ts";
import type { Ctx } from "#server/context.ts";
import { conflict } from "#server/errors.ts";
import { abortMultipart } from "#server/storage/abort-multipart.ts";
import { loadOwnUpload, thisUpload, type UploadRow } from "./load-upload.ts";
import { STORAGE_PATIENCE_MS } from "./storage-patience.ts";

/**
 * The customer gives an unfinished upload up: upload and draft order end together, then storage throws the parts
 * away (the bucket's own rule does it later when it does not answer). Safe to repeat; refuses with CONFLICT
 * UPLOAD_CLOSED once storage is putting the parts together.
 */
export async function cancelUpload(ctx: Ctx, { uploadId }: UploadRef): Promise<UploadAnswer> {
  const upload = await loadOwnUpload(ctx.db, ctx, uploadId);
  const answer = { uploadId, modelId: upload.modelId, state: "cancelled" } as const;
  if (upload.state === "cancelled") return answer;
  await ctx.db.transaction(async (tx) => {
    const ended = await tx
      .update(uploads)
      .set({ state: "cancelled", updatedAt: ctx.now() })
      .where(and(thisUpload(upload), eq(uploads.state, "open")))
      .returning({ id: uploads.id });
    if (ended.length === 0) throw conflict("UPLOAD_CLOSED", { state: upload.state });
    await cancelDrafts(tx, ctx, upload);
  });
  const { bucket, storageKey: key, storageUploadId } = upload;
  if (storageUploadId) {
    const thrownAway = within(STORAGE_PATIENCE_MS, abortMultipart({ bucket, key, storageUploadId }));
    await thrownAway.catch(() =>
      ctx.log.warn({ uploadId }, "parts of a cancelled upload are left to the bucket"),
    );
  }
  return answer;
}

async function cancelDrafts(tx: Transaction, ctx: Ctx, { customerId, modelId }: UploadRow): Promise<void> {
  const drafts = await tx
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(eq(orders.customerId, customerId), eq(orders.modelId, modelId), eq(orders.status, "INITIATED")),
    );
  for (const { id } of drafts) {
    const loaded = await loadOrder(tx, { orderId: id, customerIds: [customerId] }, ctx.now());
    const reason = "upload_cancelled";
    if (loaded.row.status !== "INITIATED") continue;
    await moveOrder(tx, ctx, loaded, { event: "cancelled_by_customer", reason, set: { reason } });
  }
}
