import { and, eq, lt, sql } from "drizzle-orm";
import { analyses } from "#db/schema/index.ts";
import { ANALYSIS_LIMITS } from "#lib/domain/upload/analysis-limits.ts";
import { requireSystem } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { areUndrawn } from "#server/queries/model/undrawn.ts";

/** A measured content, whose pictures are drawn once whoever sent it. */
export type Drawn = { contentHash: string; analyzerVersion: string };

/**
 * Counts an attempt to draw a content before it is made, so that one which ends its worker is known for it. False
 * when its pictures are there and not of an earlier version, or were tried often enough.
 */
export async function beginPictures(ctx: Ctx, { contentHash, analyzerVersion }: Drawn): Promise<boolean> {
  requireSystem(ctx);
  const counted = await ctx.db
    .update(analyses)
    .set({ pictureAttempts: sql`${analyses.pictureAttempts} + 1` })
    .where(
      and(
        eq(analyses.contentHash, contentHash),
        eq(analyses.analyzerVersion, analyzerVersion),
        areUndrawn,
        lt(analyses.pictureAttempts, ANALYSIS_LIMITS.attempts),
      ),
    )
    .returning({ contentHash: analyses.contentHash });
  return counted.length > 0;
}
