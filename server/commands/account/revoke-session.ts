import { and, eq } from "drizzle-orm";
import { sessions } from "#db/schema/index.ts";
import type { Ctx } from "#server/context.ts";
import { notFound } from "#server/errors.ts";
import { requireAccount } from "#server/queries/account/require-account.ts";

/** Ends one of one's own sessions at once. Someone else's does not exist: NOT_FOUND. */
export async function revokeSession(ctx: Ctx, sessionId: string): Promise<{ sessionId: string }> {
  const { id } = requireAccount(ctx);
  const ended = await ctx.db
    .delete(sessions)
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, id)))
    .returning({ sessionId: sessions.id });
  if (!ended[0]) throw notFound("session");
  return ended[0];
}
