import { createHmac, randomBytes } from "node:crypto";
import { sessions } from "#db/schema/index.ts";
import { sessionCookieName } from "#server/auth/read-session.ts";
import { database } from "#server/database.ts";
import { env } from "#server/env.ts";

/** An open session of a user, as the cookie a browser would send: for people that tests make without signing up. */
export async function sessionOf(userId: string): Promise<{ sessionId: string; name: string; value: string }> {
  const token = randomBytes(24).toString("base64url");
  const expiresAt = new Date(Date.now() + 86_400_000);
  const [session] = await database().insert(sessions).values({ userId, token, expiresAt }).returning();
  const signature = createHmac("sha256", env().AUTH_SECRET).update(token).digest("base64");
  const value = encodeURIComponent(`${token}.${signature}`);
  return { sessionId: session?.id ?? "", name: await sessionCookieName(), value };
}
