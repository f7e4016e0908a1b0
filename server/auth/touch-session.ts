import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { sessions, users } from "#db/schema/index.ts";
import { auth } from "./auth.ts";
import { readCookies } from "./cookies.ts";
import type { OpenSession } from "./read-session.ts";
import { sessionHint } from "./session-hint.ts";
import { SESSION_S } from "./user-fields.ts";

const SEEN_EVERY_MS = 600_000;
const RENEW_EVERY_MS = 86_400_000;

type Touch = { headers: Headers; at: Date; answer?: Headers | undefined };

/**
 * Notes that a session was used: when its user was last seen (every ten minutes at most) and, once a day and where
 * an answer can carry a cookie, its end 30 days on. The cookie's value stays, only its age is new.
 */
export async function touchSession(db: Database, session: OpenSession, touch: Touch): Promise<void> {
  const { at, answer } = touch;
  if (!session.lastSeenAt || at.getTime() - session.lastSeenAt.getTime() > SEEN_EVERY_MS)
    await db.update(users).set({ lastSeenAt: at }).where(eq(users.id, session.userId));
  const endsAt = new Date(at.getTime() + SESSION_S * 1000);
  if (!answer || endsAt.getTime() - session.expiresAt.getTime() < RENEW_EVERY_MS) return;
  await db
    .update(sessions)
    .set({ expiresAt: endsAt, updatedAt: at })
    .where(eq(sessions.id, session.sessionId));
  const { name, attributes } = (await auth().$context).authCookies.sessionToken;
  const value = readCookies(touch.headers).get(name);
  const secure = attributes.secure ? "; Secure" : "";
  const cookie = `${name}=${value}; Max-Age=${SESSION_S}; Path=/; HttpOnly; SameSite=Lax${secure}`;
  for (const line of [cookie, sessionHint(session.isAnonymous ? "visitor" : "account")])
    answer.append("set-cookie", line);
}
