import { and, eq, inArray, or } from "drizzle-orm";
import { modelRepairs } from "#db/schema/index.ts";
import type { Reader } from "#db/transaction.ts";
import type { AnalysisReport } from "#lib/contracts/analysis.ts";
import type { ModelRepair, RepairReport } from "#lib/contracts/repair.ts";
import { repairOffers } from "#lib/geometry/repair/repair-offers.ts";

export type RepairRow = typeof modelRepairs.$inferSelect;

/** The repair that a model is the original or the result of; null when none was asked for. */
export async function findRepair(
  db: Reader,
  customerIds: readonly string[],
  modelId: string,
): Promise<RepairRow | null> {
  const [row] = await db
    .select()
    .from(modelRepairs)
    .where(
      and(
        inArray(modelRepairs.customerId, [...customerIds]),
        or(eq(modelRepairs.modelId, modelId), eq(modelRepairs.repairedModelId, modelId)),
      ),
    )
    .limit(1);
  return row ?? null;
}

/** What a page says about the repair of a model; null when there is nothing to say. */
export function repairOf(
  row: RepairRow | null,
  modelId: string,
  report: AnalysisReport | null,
): ModelRepair | null {
  const offers = report && row?.repairedModelId !== modelId ? repairOffers(report) : [];
  if (!row)
    return offers.length > 0
      ? { state: "offered", offers, report: null, originalId: modelId, repairedId: null }
      : null;
  const isMade = row.state === "made";
  return {
    state: row.state as ModelRepair["state"],
    offers,
    report: row.report as RepairReport | null,
    originalId: row.modelId,
    repairedId: isMade ? row.repairedModelId : null,
  };
}
