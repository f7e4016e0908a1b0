import { and, eq, gt, sql } from "drizzle-orm";
import { models } from "#db/schema/index.ts";
import { requireSystem } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";

/** Takes one attempt back: it ended for a reason that was not the file's, such as storage being away. */
export async function releaseAttempt(
  ctx: Ctx,
  model: { customerId: string; modelId: string },
): Promise<void> {
  requireSystem(ctx);
  await ctx.db
    .update(models)
    .set({ analysisAttempts: sql`${models.analysisAttempts} - 1`, analysisState: "queued" })
    .where(
      and(
        eq(models.customerId, model.customerId),
        eq(models.id, model.modelId),
        eq(models.analysisState, "running"),
        gt(models.analysisAttempts, 0),
      ),
    );
}
