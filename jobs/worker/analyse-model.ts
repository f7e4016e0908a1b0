import type { TopicPayload } from "#lib/contracts/events.ts";
import { ANALYSIS_LIMITS } from "#lib/domain/upload/analysis-limits.ts";
import { overallShare } from "#lib/domain/upload/analysis-share.ts";
import { ANALYZER_VERSION } from "#lib/geometry/analyze.ts";
import type { ReadProgress } from "#lib/geometry/read-model.ts";
import { type AnalysisTask, beginAnalysis } from "#server/commands/model/begin-analysis.ts";
import { type AnalysisOutcome, recordAnalysis } from "#server/commands/model/record-analysis.ts";
import { recordBasics } from "#server/commands/model/record-basics.ts";
import { releaseAttempt } from "#server/commands/model/release-attempt.ts";
import { reportProgress } from "#server/commands/model/report-progress.ts";
import { priceAtOnce } from "#server/commands/quote/price-at-once.ts";
import type { Ctx } from "#server/context.ts";
import { Refusal } from "#server/errors.ts";
import { isKnownContent } from "#server/queries/model/known-content.ts";
import { findCopy } from "#server/storage/find-copy.ts";
import { previewKey } from "#server/storage/object-key.ts";
import { putObject } from "#server/storage/put-object.ts";
import { signInnerDownload } from "#server/storage/sign-download.ts";
import type { AnalysisPool } from "./analysis-pool.ts";
import type { Basics, ThreadAnswer } from "./analysis-task.ts";
import { drawPictures } from "./draw-pictures.ts";

/** How an attempt ended, and the display copy to draw pictures of. */
type Ended = {
  outcome: AnalysisOutcome;
  copy?: { contentHash: string; analyzerVersion: string; bucket: string; preview: ArrayBuffer };
};

const TELL_EVERY_MS = 250;
const READ_SECONDS = 600;

/**
 * Measures one stored model in a thread and records the result, with the prices that waited for it; then, when nobody
 * waits any more, draws it. A worker that is killed meanwhile leaves nothing but a counted attempt. Throws to be tried again: STORAGE_DOWN (the attempt is given back) or the end of the thread.
 */
export async function analyseModel(
  ctx: Ctx,
  pool: AnalysisPool,
  event: TopicPayload<"model/analysis.requested">,
): Promise<AnalysisOutcome["kind"] | "nothing_to_do"> {
  const started = performance.now();
  const task = await beginAnalysis(ctx, event);
  if (!task) return "nothing_to_do";
  try {
    const { outcome, copy } = await measured(ctx, pool, task, started);
    await record(ctx, task, outcome);
    if (copy) await drawPictures(ctx, pool, copy, copy.preview);
    return outcome.kind;
  } catch (error) {
    if (error instanceof Refusal) {
      await releaseAttempt(ctx, task);
      throw error;
    }
    if (task.attempt < ANALYSIS_LIMITS.attempts) throw error;
    const cause = error instanceof Error ? error.message : "unknown";
    ctx.log.error({ err: error, modelId: task.modelId }, "a model is set aside");
    await record(ctx, task, { kind: "crashed", cause });
    return "crashed";
  }
}

async function record(ctx: Ctx, task: AnalysisTask, outcome: AnalysisOutcome): Promise<void> {
  const { customerId, modelId } = task;
  await recordAnalysis(ctx, task, outcome);
  await priceAtOnce(ctx, { customerId, modelId });
}

async function measured(ctx: Ctx, pool: AnalysisPool, task: AnalysisTask, started: number): Promise<Ended> {
  const { fileName, sizeBytes, storageKey: key, customerId, modelId } = task;
  const bucket = await findCopy({ bucket: task.bucket, key, size: sizeBytes });
  if (!bucket)
    return { outcome: { kind: "damaged", found: "storage holds no object of the size that was sent" } };
  const url = await signInnerDownload({ bucket, key, validSeconds: READ_SECONDS });
  const { previewTriangles } = ANALYSIS_LIMITS;
  let recorded: Promise<unknown> = Promise.resolve();
  const work = { url, fileName, sizeBytes, parts: task.parts, previewTriangles };
  const listener = {
    onProgress: teller(ctx, task),
    isKnown: (hash: string) => isKnownContent(ctx, hash, ANALYZER_VERSION),
    onBasics: (basics: Basics) => {
      const tookMs = Math.round(performance.now() - started);
      // Unwritten, the price waits for the walls: the end of the analysis says the same and more.
      recorded = recordBasics(ctx, task, { ...basics, tookMs })
        .then(() => priceAtOnce(ctx, { customerId, modelId }))
        .catch((error: unknown) => ctx.log.warn({ err: error }, "the report without walls was not recorded"));
    },
  };
  const answer = await pool.run(work, listener).finally(() => recorded);
  return endOf(answer, bucket, started);
}

async function endOf(answer: ThreadAnswer, bucket: string, started: number): Promise<Ended> {
  if (answer.kind === "unreachable")
    throw new Refusal("UNAVAILABLE", "STORAGE_DOWN", { cause: answer.cause });
  if (answer.kind === "damaged") return { outcome: answer };
  if (answer.kind !== "done") return { outcome: unmeasured(answer) };
  const { contentHash, report, preview } = answer;
  const { analyzerVersion } = report;
  const key = previewKey(contentHash, analyzerVersion);
  const cacheControl = "private, max-age=31536000, immutable";
  await putObject({ bucket, key, body: new Uint8Array(preview), cacheControl });
  const tookMs = Math.round(performance.now() - started);
  return {
    outcome: { kind: "done", contentHash, report, previewKey: key, tookMs },
    copy: { contentHash, analyzerVersion, bucket, preview },
  };
}

function unmeasured(answer: Extract<ThreadAnswer, { kind: "known" | "refused" }>): AnalysisOutcome {
  const { contentHash } = answer;
  if (answer.kind === "known") return { kind: "known", contentHash, analyzerVersion: ANALYZER_VERSION };
  const { code, at, params } = answer;
  const refusal = { code, params, ...(at ? { at: JSON.stringify(at) } : {}) };
  return { kind: "refused", contentHash, refusal };
}

// Told at most four times a second; a model that is measured sooner costs no write.
function teller(ctx: Ctx, { customerId, modelId }: AnalysisTask) {
  let next = performance.now() + TELL_EVERY_MS;
  return (progress: ReadProgress) => {
    if (performance.now() < next) return;
    next = performance.now() + TELL_EVERY_MS;
    const told = { customerId, modelId, stage: progress.stage, share: overallShare(progress) };
    reportProgress(ctx, told).catch((error: unknown) =>
      ctx.log.warn({ err: error }, "progress was not told"),
    );
  };
}
