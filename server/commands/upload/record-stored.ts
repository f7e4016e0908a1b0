import { and, eq, inArray } from "drizzle-orm";
import { models, orders, uploads } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import { resolveFailure } from "#server/commands/failure/resolve-failure.ts";
import { loadOrder } from "#server/commands/order/load-order.ts";
import { moveOrder } from "#server/commands/order/move-order.ts";
import type { Ctx } from "#server/context.ts";
import { appendOutbox } from "#server/outbox/append-outbox.ts";
import { thisUpload, type UploadRow } from "./load-upload.ts";

/**
 * Storage has agreed: upload and model become `stored`, the draft order moves on, analysis and copy are promised,
 * all at once. Only the first of several callers does it. Never call it before HEAD agreed on the size.
 */
export async function recordStored(ctx: Ctx, upload: UploadRow, etag: string): Promise<void> {
  const { customerId, modelId } = upload;
  await ctx.db.transaction(async (tx) => {
    const at = ctx.now();
    const won = await tx
      .update(uploads)
      .set({ state: "stored", etag, completedAt: at, updatedAt: at, errorCode: null })
      .where(and(thisUpload(upload), inArray(uploads.state, ["open", "completing"])))
      .returning({ id: uploads.id });
    if (won.length === 0) return;
    await tx
      .update(models)
      .set({ state: "stored", storedAt: at, analysisState: "queued", bucket: upload.bucket })
      .where(and(eq(models.customerId, customerId), eq(models.id, modelId)));
    await moveDrafts(tx, ctx, upload);
    const promised = { payload: { customerId, modelId }, traceId: ctx.traceId };
    await appendOutbox(tx, { ...promised, topic: "model/analysis.requested" });
    await appendOutbox(tx, { ...promised, topic: "model/copy.requested" });
    await resolveFailure(tx, { kind: "upload", subject: upload.id, by: "system" });
  });
}

async function moveDrafts(tx: Transaction, ctx: Ctx, { customerId, modelId }: UploadRow): Promise<void> {
  const system: Ctx = { ...ctx, actor: { kind: "system", id: "upload" } };
  const drafts = await tx
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(eq(orders.customerId, customerId), eq(orders.modelId, modelId), eq(orders.status, "INITIATED")),
    );
  for (const { id } of drafts) {
    const loaded = await loadOrder(tx, { orderId: id, customerIds: [customerId] }, ctx.now());
    if (loaded.row.status === "INITIATED") await moveOrder(tx, system, loaded, { event: "model_stored" });
  }
}
