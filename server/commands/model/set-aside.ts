import { and, eq } from "drizzle-orm";
import { models } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import { reportFailure } from "#server/commands/failure/report-failure.ts";
import type { Ctx } from "#server/context.ts";
import { settleOutbox } from "#server/outbox/settle-outbox.ts";
import { announceProgress } from "./announce-progress.ts";
import { askForPrice } from "./ask-for-price.ts";

export const ANALYSIS_CONSUMER = "model-analyze";

type Subject = { customerId: string; modelId: string; outboxId: string };
type Why = { code: string; cause: string; lost?: boolean };

/**
 * Ends an analysis that no retry will bring about: the model is `failed`, a person is told, waiting orders are
 * priced by a person, the promise is settled. `lost`: the stored bytes are not what was sent.
 */
export async function setAside(tx: Transaction, ctx: Ctx, subject: Subject, why: Why): Promise<void> {
  const { customerId, modelId, outboxId } = subject;
  if (!(await settleOutbox(tx, { customerId, consumer: ANALYSIS_CONSUMER, outboxId, result: why.code })))
    return;
  await tx
    .update(models)
    .set({
      analysisState: "failed",
      analysisStage: null,
      analysisShare: null,
      refusal: { code: why.code },
      ...(why.lost ? { state: "lost" } : {}),
    })
    .where(and(eq(models.customerId, customerId), eq(models.id, modelId)));
  await reportFailure(tx, {
    kind: "analysis",
    subject: modelId,
    customerId,
    causeCode: why.code,
    cause: why.cause,
    ownerRole: "admin",
    ...(why.lost ? {} : { retry: { command: "retry_analysis", input: { customerId, modelId } } }),
  });
  await askForPrice(tx, ctx, { customerId, modelId });
  await announceProgress(tx, { customerId, modelId, stage: "failed", share: 1 });
}
