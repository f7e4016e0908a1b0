import { and, eq } from "drizzle-orm";
import { analyses, models } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import type { AnalysisReport } from "#lib/contracts/analysis.ts";
import { requireSystem } from "#server/authorise.ts";
import { resolveFailure } from "#server/commands/failure/resolve-failure.ts";
import { issueCertificates } from "#server/commands/quote/issue-certificates.ts";
import type { Ctx } from "#server/context.ts";
import { settleOutbox } from "#server/outbox/settle-outbox.ts";
import { announceProgress } from "./announce-progress.ts";
import { askForPrice } from "./ask-for-price.ts";
import { ANALYSIS_CONSUMER, setAside } from "./set-aside.ts";

type Refused = { code: string; at?: string; params?: Record<string, string | number> };

/** How an analysis ended. `known`: the same bytes were measured before, by whomever. */
export type AnalysisOutcome =
  | { kind: "done"; contentHash: string; report: AnalysisReport; previewKey: string | null; tookMs: number }
  | { kind: "known"; contentHash: string; analyzerVersion: string }
  | { kind: "refused"; contentHash: string | null; refusal: Refused }
  | { kind: "damaged"; found: string }
  | { kind: "crashed"; cause: string };

type Subject = { customerId: string; modelId: string; outboxId: string };

/**
 * Records the end of an analysis once, however often it is delivered: the result by content, the model's state,
 * the promise settled, a price promised to orders that waited, certificates for prices that were made before the
 * walls were measured, the page told. Returns false when it was known.
 */
export async function recordAnalysis(ctx: Ctx, subject: Subject, outcome: AnalysisOutcome): Promise<boolean> {
  requireSystem(ctx);
  return ctx.db.transaction(async (tx) => {
    const key = and(eq(models.customerId, subject.customerId), eq(models.id, subject.modelId));
    const [model] = await tx.select({ fileName: models.fileName }).from(models).where(key).for("update");
    if (outcome.kind === "crashed" || outcome.kind === "damaged") {
      await setAside(tx, ctx, subject, whyOf(outcome, model?.fileName ?? ""));
      return true;
    }
    const { customerId, outboxId, modelId } = subject;
    const consumer = ANALYSIS_CONSUMER;
    if (!(await settleOutbox(tx, { customerId, consumer, outboxId, result: outcome.kind }))) return false;
    if (outcome.kind === "done") await keepReport(tx, outcome);
    await tx.update(models).set(endOf(outcome)).where(key);
    await resolveFailure(tx, { kind: "analysis", subject: modelId, by: "system" });
    await askForPrice(tx, ctx, subject);
    await issueCertificates(tx, ctx, subject);
    const stage = outcome.kind === "refused" ? "refused" : "done";
    await announceProgress(tx, { customerId, modelId, stage, share: 1 });
    return true;
  });
}

function whyOf(outcome: Extract<AnalysisOutcome, { kind: "crashed" | "damaged" }>, fileName: string) {
  if (outcome.kind === "crashed") return { code: "ANALYSIS_CRASHED", cause: `${fileName}: ${outcome.cause}` };
  return { code: "STORED_COPY_DAMAGED", cause: `${fileName}: ${outcome.found}`, lost: true };
}

async function keepReport(tx: Transaction, done: Extract<AnalysisOutcome, { kind: "done" }>): Promise<void> {
  const { contentHash, report, previewKey, tookMs } = done;
  const { analyzerVersion } = report;
  const final = { report, previewKey, tookMs, isFinal: true };
  await tx
    .insert(analyses)
    .values({ contentHash, analyzerVersion, ...final })
    .onConflictDoUpdate({
      target: [analyses.contentHash, analyses.analyzerVersion],
      set: final,
      setWhere: eq(analyses.isFinal, false),
    });
}

function endOf(outcome: Extract<AnalysisOutcome, { kind: "done" | "known" | "refused" }>) {
  const ended = {
    analysisStage: null,
    analysisShare: null,
    analysisAttempts: 0,
    contentHash: outcome.contentHash,
  };
  if (outcome.kind === "refused") return { ...ended, analysisState: "refused", refusal: outcome.refusal };
  const analyzerVersion = outcome.kind === "done" ? outcome.report.analyzerVersion : outcome.analyzerVersion;
  return { ...ended, analysisState: "done", analyzerVersion, refusal: null };
}
