import { and, eq, gt, sql } from "drizzle-orm";
import { analyses } from "#db/schema/index.ts";
import { requireSystem } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import type { Drawn } from "./begin-pictures.ts";

/** Takes one attempt to draw back: it ended for a reason that was not the content's, such as storage being away. */
export async function releasePictures(ctx: Ctx, { contentHash, analyzerVersion }: Drawn): Promise<void> {
  requireSystem(ctx);
  await ctx.db
    .update(analyses)
    .set({ pictureAttempts: sql`${analyses.pictureAttempts} - 1` })
    .where(
      and(
        eq(analyses.contentHash, contentHash),
        eq(analyses.analyzerVersion, analyzerVersion),
        gt(analyses.pictureAttempts, 0),
      ),
    );
}
