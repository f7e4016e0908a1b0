import { createHmac, timingSafeEqual } from "node:crypto";
import { and, eq, gt, sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { encoded, type Given, prepared } from "#db/prepared.ts";
import { sessions, users } from "#db/schema/index.ts";
import { env } from "#server/env.ts";
import { auth } from "./auth.ts";
import { readCookies } from "./cookies.ts";

/** An open session with its user and the customers the user acts for, own first. */
export type OpenSession = Awaited<ReturnType<typeof findSession>> & object;

/** Name of the session's cookie; it carries a `__Secure-` prefix under https. */
export async function sessionCookieName(): Promise<string> {
  return (await auth().$context).authCookies.sessionToken.name;
}

/** The session behind a request's cookie, in one query; null when there is none, it ended, or its user is blocked. */
export async function readSession(db: Database, headers: Headers, now: Date) {
  const cookie = readCookies(headers).get(await sessionCookieName());
  const token = cookie ? signedToken(cookie, env().AUTH_SECRET) : null;
  return token ? findSession(db, token, now) : null;
}

async function findSession(db: Database, token: string, now: Date) {
  const [found] = await sessionByToken(db, { token, now });
  return found ?? null;
}

const sessionByToken = prepared((db, given: Given<{ token: string; now: Date }>) =>
  db
    .select({
      sessionId: sessions.id,
      token: sessions.token,
      expiresAt: sessions.expiresAt,
      userId: users.id,
      name: users.name,
      email: users.email,
      role: users.role,
      isAnonymous: users.isAnonymous,
      locale: users.locale,
      lastSeenAt: users.lastSeenAt,
      customerIds: sql<string[]>`array(
        select m.customer_id::text from customer_members m join customers c on c.id = m.customer_id
        where m.user_id = ${users.id} order by (c.opened_by is distinct from ${users.id}), m.created_at, m.customer_id)`,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.token, given.token),
        gt(sessions.expiresAt, encoded(sessions.expiresAt, given.now)),
        eq(users.banned, false),
      ),
    ),
);

// better-auth writes `token.signature`, HMAC-SHA256 in base64, URI-encoded.
function signedToken(cookie: string, secret: string): string | null {
  const plain = safeDecode(cookie);
  const at = plain.lastIndexOf(".");
  if (at < 1) return null;
  const token = plain.slice(0, at);
  const given = Buffer.from(plain.slice(at + 1));
  const wanted = Buffer.from(createHmac("sha256", secret).update(token).digest("base64"));
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? token : null;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
