import { sql } from "drizzle-orm";
import { env } from "../env.ts";
import { replica } from "../replica/replica.ts";
import { probeDatabase } from "./probe-database.ts";

export type PartHealth = { state: "ok" | "down" | "unset"; ms: number };
export type Health = {
  /** ready: everything answers. degraded: orders are taken, something behind waits. down: no promise can be made. */
  status: "ready" | "degraded" | "down";
  parts: Record<"database" | "replica" | "storage" | "cache" | "engine", PartHealth>;
};

const DEADLINE_MS = 2_000;
const KEPT_MS = 1_000;
/** A commit that waits longer for its standby is no slow disk any more. */
const STALLED_S = 2;
let kept: { at: number; health: Promise<Health> } | undefined;

/** Health of this process and of what it needs, asked at most once a second however often it is read. */
export function health(): Promise<Health> {
  const at = performance.now();
  if (!kept || at - kept.at > KEPT_MS) kept = { at, health: ask() };
  return kept.health;
}

async function ask(): Promise<Health> {
  const { S3_ENDPOINT, S3_BUCKET, UPSTASH_REDIS_REST_URL, UPSTASH_REDIS_REST_TOKEN, INNGEST_BASE_URL } =
    env();
  const [database, near, storage, cache, engine] = await Promise.all([
    timed(takesPromises),
    replica() ? timed(servesLists) : unset,
    // Without a signature storage says "forbidden", and that it answers is what is asked here.
    timed(() => reach(`${S3_ENDPOINT}/${S3_BUCKET}`, { method: "HEAD" })),
    UPSTASH_REDIS_REST_URL
      ? timed(() => reach(`${UPSTASH_REDIS_REST_URL}/ping`, bearer(UPSTASH_REDIS_REST_TOKEN)))
      : unset,
    INNGEST_BASE_URL ? timed(() => reach(new URL("/health", INNGEST_BASE_URL).href)) : unset,
  ]);
  const parts = { database, replica: near, storage, cache, engine };
  const someDown = Object.values(parts).some(({ state }) => state === "down");
  return { status: database.state === "down" ? "down" : someDown ? "degraded" : "ready", parts };
}

/** Throws when the database does not answer, or when commits have waited for a synchronous standby for `STALLED_S`. */
async function takesPromises(): Promise<void> {
  const stalled = await probeDatabase().execute(sql`
    select 1 from pg_stat_activity
    where wait_event = 'SyncRep' and state_change < now() - make_interval(secs => ${STALLED_S}::int) limit 1`);
  if (stalled.length > 0) throw new Error("commits wait for the standby");
}

/** Throws when lists are read from the primary because of the replica. */
async function servesLists(): Promise<void> {
  const standing = await replica()?.standing(0n);
  if (standing !== "good") throw new Error(`the replica is ${standing}`);
}

const unset: PartHealth = { state: "unset", ms: 0 };
const bearer = (token = "") => ({ headers: { authorization: `Bearer ${token}` } });

async function reach(url: string, init: RequestInit = {}): Promise<void> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(DEADLINE_MS) });
  await response.body?.cancel();
  if (response.status >= 500) throw new Error("answers with a fault");
}

async function timed(work: () => Promise<void>): Promise<PartHealth> {
  const started = performance.now();
  const late = new Promise<never>((_, refuse) => setTimeout(refuse, DEADLINE_MS, new Error("late")).unref());
  const state = await Promise.race([work(), late]).then(
    () => "ok" as const,
    () => "down" as const,
  );
  return { state, ms: Math.round(performance.now() - started) };
}
