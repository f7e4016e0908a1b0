import { and, eq } from "drizzle-orm";
import { analyses, modelRepairs, models } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import type { AnalysisReport } from "#lib/contracts/analysis.ts";
import type { RepairReport } from "#lib/contracts/repair.ts";
import { titleOfFile } from "#lib/domain/upload/file-name.ts";
import { repairUnit } from "#lib/geometry/repair/repair-unit.ts";
import { requireSystem } from "#server/authorise.ts";
import { loadOrder } from "#server/commands/order/load-order.ts";
import type { Ctx } from "#server/context.ts";
import { appendOutbox } from "#server/outbox/append-outbox.ts";
import { settleOutbox } from "#server/outbox/settle-outbox.ts";
import { analysisOfModel } from "#server/queries/model/measured.ts";
import type { RepairRow } from "#server/queries/model/model-repair.ts";
import { REPAIR_CONSUMER, type RepairTask } from "./begin-repair.ts";
import { takeModel } from "./choose-model.ts";

/** How a repair ended. `made`: the file stands in `bucket` under the task's key. */
export type RepairOutcome =
  | { kind: "made"; report: RepairReport; bucket: string; sizeBytes: number }
  | { kind: "nothing"; report: RepairReport }
  | { kind: "failed"; code: string };

/**
 * Records the end of a repair once: the repaired model with its analysis and copy promised, the draft that asked
 * pointed at it (unless it moved on), the promise settled. Never call it for a file before storage has it.
 */
export async function recordRepair(ctx: Ctx, task: RepairTask, outcome: RepairOutcome): Promise<boolean> {
  requireSystem(ctx);
  const { customerId, modelId, outboxId } = task;
  return ctx.db.transaction(async (tx) => {
    const consumer = REPAIR_CONSUMER;
    if (!(await settleOutbox(tx, { customerId, consumer, outboxId, result: outcome.kind }))) return false;
    const ended = {
      state: outcome.kind,
      endedAt: ctx.now(),
      report: "report" in outcome ? outcome.report : null,
      errorCode: outcome.kind === "failed" ? outcome.code : null,
    };
    const [repair] = await tx
      .update(modelRepairs)
      .set(ended)
      .where(and(eq(modelRepairs.customerId, customerId), eq(modelRepairs.modelId, modelId)))
      .returning();
    if (!repair || outcome.kind !== "made") return true;
    await insertRepaired(tx, ctx, task, outcome);
    await pointDraft(tx, ctx, repair);
    return true;
  });
}

async function insertRepaired(
  tx: Transaction,
  ctx: Ctx,
  task: RepairTask,
  made: Extract<RepairOutcome, { kind: "made" }>,
): Promise<void> {
  const { customerId, modelId, repairedModelId, writeKey } = task;
  const [original] = await tx
    .select({ model: models, report: analyses.report })
    .from(models)
    .innerJoin(analyses, analysisOfModel)
    .where(and(eq(models.customerId, customerId), eq(models.id, modelId)));
  if (!original) throw new Error("a repaired model lacks its original");
  const at = ctx.now();
  const { model, report } = original;
  const { unit } = repairUnit((report as AnalysisReport).unit);
  await tx.insert(models).values({
    customerId,
    id: repairedModelId,
    fileName: `${titleOfFile(model.fileName)}-repaired.stl`,
    format: "stl-binary",
    sizeBytes: made.sizeBytes,
    bucket: made.bucket,
    storageKey: writeKey,
    state: "stored",
    storedAt: at,
    analysisState: "queued",
    unit: model.unit ?? unit,
    unitConfirmedAt: model.unitConfirmedAt ?? (unit ? at : null),
    createdBy: model.createdBy,
    createdAt: at,
  });
  const promised = { payload: { customerId, modelId: repairedModelId }, traceId: ctx.traceId };
  await appendOutbox(tx, { ...promised, topic: "model/analysis.requested" });
  await appendOutbox(tx, { ...promised, topic: "model/copy.requested" });
}

async function pointDraft(tx: Transaction, ctx: Ctx, repair: RepairRow): Promise<void> {
  const { customerId, orderId, modelId } = repair;
  const loaded = await loadOrder(tx, { orderId, customerIds: [customerId] }, ctx.now());
  const isWaiting = loaded.row.status === "FILE_UPLOADED" && loaded.row.modelId === modelId;
  if (isWaiting) await takeModel(tx, ctx, loaded, repair, "repaired");
}
