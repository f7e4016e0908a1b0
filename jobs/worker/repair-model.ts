import type { TopicPayload } from "#lib/contracts/events.ts";
import { beginRepair, type RepairTask } from "#server/commands/model/begin-repair.ts";
import { type RepairOutcome, recordRepair } from "#server/commands/model/record-repair.ts";
import type { Ctx } from "#server/context.ts";
import { Refusal } from "#server/errors.ts";
import { findCopy } from "#server/storage/find-copy.ts";
import { storagePlaces } from "#server/storage/places.ts";
import { putObject } from "#server/storage/put-object.ts";
import { signInnerDownload } from "#server/storage/sign-download.ts";
import type { AnalysisPool } from "./analysis-pool.ts";

const READ_SECONDS = 600;

/**
 * Repairs one stored model in a thread, stores the result under a key of its own and records it. A second try
 * writes the same object. Throws STORAGE_DOWN to be tried again; a thread that ends otherwise is recorded as failed.
 */
export async function repairStoredModel(
  ctx: Ctx,
  pool: AnalysisPool,
  event: TopicPayload<"model/repair.requested">,
): Promise<RepairOutcome["kind"] | "nothing_to_do"> {
  const task = await beginRepair(ctx, event);
  if (!task) return "nothing_to_do";
  const outcome = await repaired(pool, task).catch((error: unknown): RepairOutcome => {
    if (error instanceof Refusal) throw error;
    ctx.log.error({ err: error, modelId: task.modelId }, "a repair ended without an answer");
    return { kind: "failed", code: "REPAIR_CRASHED" };
  });
  await recordRepair(ctx, task, outcome);
  return outcome.kind;
}

async function repaired(pool: AnalysisPool, task: RepairTask): Promise<RepairOutcome> {
  const { fileName, sizeBytes, storageKey: key, writeKey, mmPerUnit, writtenMmPerUnit } = task;
  const from = await findCopy({ bucket: task.bucket, key, size: sizeBytes });
  if (!from) return { kind: "failed", code: "STORED_COPY_DAMAGED" };
  const url = await signInnerDownload({ bucket: from, key, validSeconds: READ_SECONDS });
  const answer = await pool.repair({ url, fileName, sizeBytes, mmPerUnit, writtenMmPerUnit });
  if (answer.kind === "unreachable")
    throw new Refusal("UNAVAILABLE", "STORAGE_DOWN", { cause: answer.cause });
  if (answer.kind === "nothing") return answer;
  const { bucket } = storagePlaces()[0];
  await putObject({ bucket, key: writeKey, body: answer.file });
  return { kind: "made", report: answer.report, bucket, sizeBytes: answer.file.byteLength };
}
