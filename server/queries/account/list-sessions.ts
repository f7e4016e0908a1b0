import { and, desc, eq, gt } from "drizzle-orm";
import { sessions } from "#db/schema/index.ts";
import type { Ctx } from "#server/context.ts";
import { requireAccount } from "./require-account.ts";

export type SessionItem = {
  sessionId: string;
  current: boolean;
  device: string;
  address: string | null;
  openedAt: string;
  usedAt: string;
};

const MOST = 100;

/** One's own open sessions, newest first; never their tokens. */
export async function listSessions(ctx: Ctx & { sessionId?: string | null }): Promise<SessionItem[]> {
  const { id } = requireAccount(ctx);
  const open = await ctx.db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, id), gt(sessions.expiresAt, ctx.now())))
    .orderBy(desc(sessions.updatedAt), desc(sessions.id))
    .limit(MOST);
  return open.map((session) => ({
    sessionId: session.id,
    current: session.id === ctx.sessionId,
    device: session.userAgent ?? "",
    address: session.ipAddress || null,
    openedAt: session.createdAt.toISOString(),
    usedAt: session.updatedAt.toISOString(),
  }));
}
