import { and, eq } from "drizzle-orm";
import { analyses, models } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import { reportFailure } from "#server/commands/failure/report-failure.ts";
import { issueCertificates } from "#server/commands/quote/issue-certificates.ts";
import type { Ctx } from "#server/context.ts";
import { settleOutbox } from "#server/outbox/settle-outbox.ts";
import { announceProgress } from "./announce-progress.ts";
import { askForPrice } from "./ask-for-price.ts";

export const ANALYSIS_CONSUMER = "model-analyze";

type Subject = { customerId: string; modelId: string; outboxId: string };
type Why = { code: string; cause: string; lost?: boolean };

/**
 * Ends an analysis that no retry will bring about: the model is `failed`, a person is told, waiting orders are
 * priced by a person, the promise is settled. When only its walls could not be measured, its price stands and the
 * certificate says so. `lost`: the stored bytes are not what was sent.
 */
export async function setAside(tx: Transaction, ctx: Ctx, subject: Subject, why: Why): Promise<void> {
  const { customerId, modelId, outboxId } = subject;
  if (!(await settleOutbox(tx, { customerId, consumer: ANALYSIS_CONSUMER, outboxId, result: why.code })))
    return;
  const hasBasics = !why.lost && (await keepBasics(tx, subject));
  const end = { analysisStage: null, analysisShare: null };
  const failed = {
    analysisState: "failed",
    refusal: { code: why.code },
    ...(why.lost ? { state: "lost" } : {}),
  };
  await tx
    .update(models)
    .set({ ...end, ...(hasBasics ? { analysisState: "done" } : failed) })
    .where(and(eq(models.customerId, customerId), eq(models.id, modelId)));
  await reportFailure(tx, {
    kind: "analysis",
    subject: modelId,
    customerId,
    causeCode: why.code,
    cause: why.cause,
    ownerRole: "admin",
    ...(why.lost || hasBasics
      ? {}
      : { retry: { command: "retry_analysis", input: { customerId, modelId } } }),
  });
  await askForPrice(tx, ctx, { customerId, modelId });
  await issueCertificates(tx, ctx, { customerId, modelId });
  await announceProgress(tx, { customerId, modelId, stage: hasBasics ? "done" : "failed", share: 1 });
}

/** What was known before the walls stands, as the last word of this version; false when nothing was. */
async function keepBasics(tx: Transaction, { customerId, modelId }: Subject): Promise<boolean> {
  const [model] = await tx
    .select({ contentHash: models.contentHash, analyzerVersion: models.analyzerVersion })
    .from(models)
    .where(and(eq(models.customerId, customerId), eq(models.id, modelId)));
  if (!model?.contentHash || !model.analyzerVersion) return false;
  const kept = await tx
    .update(analyses)
    .set({ isFinal: true })
    .where(
      and(eq(analyses.contentHash, model.contentHash), eq(analyses.analyzerVersion, model.analyzerVersion)),
    )
    .returning({ contentHash: analyses.contentHash });
  return kept.length > 0;
}
