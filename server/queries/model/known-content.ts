import { and, eq } from "drizzle-orm";
import { analyses } from "#db/schema/index.ts";
import type { Ctx } from "#server/context.ts";

/** Whether these bytes were measured to the end by this version before, whoever sent them. */
export async function isKnownContent(
  ctx: Ctx,
  contentHash: string,
  analyzerVersion: string,
): Promise<boolean> {
  const found = await ctx.db
    .select({ contentHash: analyses.contentHash })
    .from(analyses)
    .where(
      and(
        eq(analyses.contentHash, contentHash),
        eq(analyses.analyzerVersion, analyzerVersion),
        eq(analyses.isFinal, true),
      ),
    );
  return found.length > 0;
}
