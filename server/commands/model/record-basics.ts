import { and, eq } from "drizzle-orm";
import { analyses, models } from "#db/schema/index.ts";
import type { AnalysisReport } from "#lib/contracts/analysis.ts";
import { overallShare } from "#lib/domain/upload/analysis-share.ts";
import { requireSystem } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { announceProgress } from "./announce-progress.ts";
import { askForPrice } from "./ask-for-price.ts";

type Basics = { contentHash: string; report: AnalysisReport; tookMs: number };

/**
 * Keeps what a price needs while the walls are still measured: the report by content, not final, and a price
 * promised to orders that waited. Settles nothing: the analysis goes on. Repeated, it changes nothing.
 */
export async function recordBasics(
  ctx: Ctx,
  subject: { customerId: string; modelId: string },
  { contentHash, report, tookMs }: Basics,
): Promise<void> {
  requireSystem(ctx);
  const { customerId, modelId } = subject;
  const { analyzerVersion } = report;
  const key = and(eq(models.customerId, customerId), eq(models.id, modelId));
  const share = overallShare({ stage: "walls", share: 0 });
  await ctx.db.transaction(async (tx) => {
    const [model] = await tx.select({ state: models.analysisState }).from(models).where(key).for("update");
    if (model?.state !== "running") return;
    const known = { contentHash, analyzerVersion };
    await Promise.all([
      tx
        .insert(analyses)
        .values({ ...known, report, isFinal: false, tookMs })
        .onConflictDoNothing(),
      tx
        .update(models)
        .set({ ...known, analysisStage: "walls", analysisShare: share })
        .where(key),
    ]);
    await askForPrice(tx, ctx, subject);
    await announceProgress(tx, { customerId, modelId, stage: "walls", share });
  });
}
