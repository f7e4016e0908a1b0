import { and, eq } from "drizzle-orm";
import { analyses, modelRepairs, models } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import type { AnalysisReport } from "#lib/contracts/analysis.ts";
import type { TopicPayload } from "#lib/contracts/events.ts";
import { repairUnit } from "#lib/geometry/repair/repair-unit.ts";
import { requireSystem } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { settleOutbox } from "#server/outbox/settle-outbox.ts";
import { analysisOfModel } from "#server/queries/model/measured.ts";
import { modelKey } from "#server/storage/object-key.ts";

export const REPAIR_CONSUMER = "model-repair";

/** One repair to make: where to read, in which unit to write, and where to. */
export type RepairTask = {
  customerId: string;
  modelId: string;
  outboxId: string;
  repairedModelId: string;
  fileName: string;
  sizeBytes: number;
  bucket: string;
  storageKey: string;
  writeKey: string;
  mmPerUnit: number;
  writtenMmPerUnit: number;
};

/** What to read and write for a repair that was asked for; null when there is nothing (left) to do. */
export async function beginRepair(
  ctx: Ctx,
  event: TopicPayload<"model/repair.requested">,
): Promise<RepairTask | null> {
  requireSystem(ctx);
  const { customerId, modelId, outboxId } = event;
  return ctx.db.transaction(async (tx) => {
    const found = await findAsked(tx, event);
    if (!found) {
      await settleOutbox(tx, { customerId, consumer: REPAIR_CONSUMER, outboxId });
      return null;
    }
    const { repair, model, report } = found;
    const { fileName, sizeBytes, bucket, storageKey } = model;
    const { repairedModelId, askedAt } = repair;
    const unit = repairUnit((report as AnalysisReport).unit);
    const read = { fileName, sizeBytes, bucket, storageKey };
    const written = { repairedModelId, writeKey: modelKey(repairedModelId, askedAt) };
    const { mmPerUnit, writtenMmPerUnit } = unit;
    return { customerId, modelId, outboxId, ...read, ...written, mmPerUnit, writtenMmPerUnit };
  });
}

async function findAsked(tx: Transaction, event: TopicPayload<"model/repair.requested">) {
  const [found] = await tx
    .select({ repair: modelRepairs, model: models, report: analyses.report })
    .from(modelRepairs)
    .innerJoin(
      models,
      and(eq(models.customerId, modelRepairs.customerId), eq(models.id, modelRepairs.modelId)),
    )
    .innerJoin(analyses, analysisOfModel)
    .where(
      and(
        eq(modelRepairs.customerId, event.customerId),
        eq(modelRepairs.modelId, event.modelId),
        eq(modelRepairs.state, "asked"),
      ),
    );
  return found;
}
