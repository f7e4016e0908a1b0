import { and, eq, sql } from "drizzle-orm";
import { models, uploads } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import type { TopicPayload } from "#lib/contracts/events.ts";
import { ANALYSIS_LIMITS } from "#lib/domain/upload/analysis-limits.ts";
import { requireSystem } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { settleOutbox } from "#server/outbox/settle-outbox.ts";
import { announceProgress } from "./announce-progress.ts";
import { ANALYSIS_CONSUMER, setAside } from "./set-aside.ts";

/** One attempt to measure a model, and what its bytes must be like. */
export type AnalysisTask = {
  customerId: string;
  modelId: string;
  outboxId: string;
  fileName: string;
  bucket: string;
  storageKey: string;
  sizeBytes: number;
  /** Empty for a model that was not uploaded in parts. */
  parts: { size: number; checksums: Record<number, string> };
  attempt: number;
};

/**
 * Counts an attempt before it is made and says what to read; null when there is nothing (left) to do. A file that
 * ended its worker too often is set aside here instead of ending another one.
 */
export async function beginAnalysis(
  ctx: Ctx,
  event: TopicPayload<"model/analysis.requested">,
): Promise<AnalysisTask | null> {
  requireSystem(ctx);
  const { customerId, modelId, outboxId } = event;
  const key = and(eq(models.customerId, customerId), eq(models.id, modelId));
  return ctx.db.transaction(async (tx) => {
    const [model] = await tx.select().from(models).where(key).for("update");
    if (model?.state !== "stored" || !["none", "queued", "running"].includes(model.analysisState)) {
      await settleOutbox(tx, { customerId, consumer: ANALYSIS_CONSUMER, outboxId });
      return null;
    }
    if (model.analysisAttempts >= ANALYSIS_LIMITS.attempts) {
      await setAside(tx, ctx, event, { code: "ANALYSIS_CRASHED", cause: CRASHED(model.fileName) });
      return null;
    }
    const attempt = model.analysisAttempts + 1;
    await tx
      .update(models)
      .set({
        analysisState: "running",
        analysisStage: "reading",
        analysisShare: 0,
        analysisStartedAt: ctx.now(),
        analysisAttempts: sql`${models.analysisAttempts} + 1`,
      })
      .where(key);
    await announceProgress(tx, { customerId, modelId, stage: "reading", share: 0 });
    const { fileName, bucket, storageKey, sizeBytes } = model;
    const parts = await partsOf(tx, customerId, modelId);
    return { customerId, modelId, outboxId, fileName, bucket, storageKey, sizeBytes, parts, attempt };
  });
}

const CRASHED = (fileName: string) =>
  `${fileName}: measuring it ended the worker ${ANALYSIS_LIMITS.attempts} times. The file is kept; the queue went on.`;

async function partsOf(tx: Transaction, customerId: string, modelId: string): Promise<AnalysisTask["parts"]> {
  const [upload] = await tx
    .select({ size: uploads.partSize, checksums: uploads.partChecksums })
    .from(uploads)
    .where(
      and(eq(uploads.customerId, customerId), eq(uploads.modelId, modelId), eq(uploads.state, "stored")),
    );
  return upload ?? { size: 0, checksums: {} };
}
