import { and, eq } from "drizzle-orm";
import { models } from "#db/schema/index.ts";
import type { AnalysisProgress } from "#lib/contracts/upload.ts";
import { requireSystem } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { announceProgress } from "./announce-progress.ts";

/** Keeps and tells how far a running analysis is. Callers throttle; one that has ended meanwhile is left alone. */
export async function reportProgress(ctx: Ctx, progress: AnalysisProgress): Promise<void> {
  requireSystem(ctx);
  const { customerId, modelId, stage, share } = progress;
  const running = and(
    eq(models.customerId, customerId),
    eq(models.id, modelId),
    eq(models.analysisState, "running"),
  );
  const told = await ctx.db
    .update(models)
    .set({ analysisStage: stage, analysisShare: share })
    .where(running)
    .returning({ id: models.id });
  if (told.length > 0) await announceProgress(ctx.db, progress);
}
