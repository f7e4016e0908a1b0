import { and, eq, ne } from "drizzle-orm";
import { sessions } from "#db/schema/index.ts";
import type { Ctx } from "#server/context.ts";
import { Refusal } from "#server/errors.ts";
import { requireAccount } from "#server/queries/account/require-account.ts";

/** Ends all of one's own sessions but the one that asks. */
export async function revokeOtherSessions(
  ctx: Ctx & { sessionId?: string | null },
): Promise<{ ended: number }> {
  const { id } = requireAccount(ctx);
  if (!ctx.sessionId) throw new Refusal("UNAUTHENTICATED", "SIGN_IN_NEEDED");
  const ended = await ctx.db
    .delete(sessions)
    .where(and(eq(sessions.userId, id), ne(sessions.id, ctx.sessionId)))
    .returning({ id: sessions.id });
  return { ended: ended.length };
}
