import { and, asc, eq, isNotNull, lt } from "drizzle-orm";
import { analyses } from "#db/schema/index.ts";
import { ANALYSIS_LIMITS } from "#lib/domain/upload/analysis-limits.ts";
import type { Ctx } from "#server/context.ts";
import { areUndrawn } from "./undrawn.ts";

const BATCH = 20;
/** Sooner than this the worker that measured is still drawing. */
const LEFT_MS = 60_000;

/** Contents that were measured to the end and have no pictures, or those of an earlier version, the oldest first; a few at a time. */
export async function listUndrawn(
  ctx: Ctx,
): Promise<{ contentHash: string; analyzerVersion: string; previewKey: string }[]> {
  const { contentHash, analyzerVersion, previewKey } = analyses;
  const rows = await ctx.db
    .select({ contentHash, analyzerVersion, previewKey })
    .from(analyses)
    .where(
      and(
        areUndrawn,
        isNotNull(previewKey),
        eq(analyses.isFinal, true),
        lt(analyses.pictureAttempts, ANALYSIS_LIMITS.attempts),
        lt(analyses.createdAt, new Date(ctx.now().getTime() - LEFT_MS)),
      ),
    )
    .orderBy(asc(analyses.createdAt))
    .limit(BATCH);
  return rows.flatMap(({ previewKey: key, ...row }) => (key ? [{ ...row, previewKey: key }] : []));
}
