import { createHash, randomUUID } from "node:crypto";
import { eq, lt, sql } from "drizzle-orm";
import { rateLimits } from "#db/schema/index.ts";
import type { Reader } from "#db/transaction.ts";
import { Refusal } from "#server/errors.ts";

/** At most `max` attempts in `windowMs`, counted from the first one. */
export type Limit = { scope: string; max: number; windowMs: number };
export type Attempt = { allowed: boolean; retryAfterS: number };

const DAY_MS = 86_400_000;
let prunedAt = 0;

/**
 * Counts one attempt of `subject` (an address, an account, a user), in the database, so that the limit holds with
 * the cache down and over every copy of the application. Parallel attempts are counted one after another.
 */
export async function takeAttempt(db: Reader, limit: Limit, subject: string, now: Date): Promise<Attempt> {
  const nowMs = now.getTime();
  const key = keyOf(limit.scope, subject);
  const isOver = sql`${rateLimits.lastRequest} <= ${nowMs - limit.windowMs}`;
  const [row] = await db
    .insert(rateLimits)
    .values({ id: randomUUID(), key, count: 1, lastRequest: nowMs })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: sql`case when ${isOver} then 1 else ${rateLimits.count} + 1 end`,
        lastRequest: sql`case when ${isOver} then ${nowMs}::bigint else ${rateLimits.lastRequest} end`,
      },
    })
    .returning();
  if (!row) throw new Error("an attempt was not counted");
  if (row.count === 1) await prune(db, nowMs);
  const retryAfterS = Math.max(1, Math.ceil((row.lastRequest + limit.windowMs - nowMs) / 1000));
  return { allowed: row.count <= limit.max, retryAfterS };
}

/** Takes one attempt or refuses with RATE_LIMITED and the seconds to wait. */
export async function throttle(db: Reader, limit: Limit, subject: string, now: Date): Promise<void> {
  const { allowed, retryAfterS } = await takeAttempt(db, limit, subject, now);
  if (!allowed) throw new Refusal("TOO_MANY_REQUESTS", "RATE_LIMITED", { retryAfterS });
}

/** Gives one attempt back: it was not one of those the limit is about. */
export async function giveBack(db: Reader, scope: string, subject: string): Promise<void> {
  await db
    .update(rateLimits)
    .set({ count: sql`greatest(${rateLimits.count} - 1, 0)` })
    .where(eq(rateLimits.key, keyOf(scope, subject)));
}

// Addresses and e-mails are personal: only a digest of them is kept.
function keyOf(scope: string, subject: string): string {
  return `${scope}:${createHash("sha256").update(subject).digest("base64url").slice(0, 22)}`;
}

async function prune(db: Reader, nowMs: number): Promise<void> {
  if (nowMs - prunedAt < DAY_MS / 24) return;
  prunedAt = nowMs;
  await db.delete(rateLimits).where(lt(rateLimits.lastRequest, nowMs - DAY_MS));
}
