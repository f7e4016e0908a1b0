import { and, eq } from "drizzle-orm";
import { analyses } from "#db/schema/index.ts";
import { PICTURES_VERSION } from "#lib/domain/piece-pictures.ts";
import { requireSystem } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import type { Drawn } from "./begin-pictures.ts";

/** Says that the pictures of a content are stored, all of them, under the version that drew them. */
export async function recordPictures(ctx: Ctx, { contentHash, analyzerVersion }: Drawn): Promise<void> {
  requireSystem(ctx);
  await ctx.db
    .update(analyses)
    .set({ picturesVersion: PICTURES_VERSION, pictureAttempts: 0 })
    .where(and(eq(analyses.contentHash, contentHash), eq(analyses.analyzerVersion, analyzerVersion)));
}
