import { and, eq } from "drizzle-orm";
import { analyses, models } from "#db/schema/index.ts";
import type { Reader } from "#db/transaction.ts";
import type { AnalysisReport } from "#lib/contracts/analysis.ts";

/** Joins a model with what was measured of its bytes, by the version that measured them. */
export const analysisOfModel = and(
  eq(analyses.contentHash, models.contentHash),
  eq(analyses.analyzerVersion, models.analyzerVersion),
);

/** What the worker left of a model, with the hash of the bytes it measured. */
export type Measured = { contentHash: string; report: AnalysisReport };

/** The analysis has not come to its end: walls, and with them the certificate, are still to come. */
export const isBeingMeasured = ({ analysisState }: Pick<typeof models.$inferSelect, "analysisState">) =>
  analysisState === "queued" || analysisState === "running";

/** The analysis of a model, or its first part while the walls are still measured; null while there is none. */
export async function findMeasured(
  db: Reader,
  model: Pick<typeof models.$inferSelect, "contentHash" | "analyzerVersion" | "analysisState">,
): Promise<Measured | null> {
  const { contentHash, analyzerVersion } = model;
  const isReadable = model.analysisState === "done" || isBeingMeasured(model);
  if (!isReadable || !contentHash || !analyzerVersion) return null;
  const [found] = await db
    .select({ report: analyses.report })
    .from(analyses)
    .where(and(eq(analyses.contentHash, contentHash), eq(analyses.analyzerVersion, analyzerVersion)));
  return found ? { contentHash, report: found.report as AnalysisReport } : null;
}
