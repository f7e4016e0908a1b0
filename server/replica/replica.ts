import { sql } from "drizzle-orm";
import type { Gauge } from "prom-client";
import { connect, type Database } from "#db/client.ts";
import { within } from "#lib/within.ts";
import { env } from "#server/env.ts";
import { logger } from "#server/observability/logger.ts";
import { metrics } from "#server/observability/metrics.ts";
import { type LogPlace, placeNow } from "./position.ts";

/**
 * Whether a list may be read from the replica: `behind`: it lacks what the caller has written; `lagging`: it may lack
 * what others wrote more than `MOST_STALE_MS` ago; `away`: it does not answer, or it is no standby of this primary.
 */
export type Standing = "good" | "behind" | "lagging" | "away";

/** What somebody else committed may be missing from a list this long, ms. */
export const MOST_STALE_MS = 2_000;
/** A read of the replica that takes longer is done on the primary, ms. */
export const READ_MS = 2_000;
const ASK_MS = 500;
const KEPT_MS = 250;
const REST_MS = 2_000;

type Place = { at: number; position: bigint };
/** `asOf`: whatever was committed before is there. Times of performance.now(). */
type Known = { at: number; asOf: number; replayed: bigint };

/** The one standby that every web process reads lists from. Nothing is asked of it, or of the primary, but by a read. */
export class Replica {
  readonly #url: string;
  readonly #lag: Gauge;
  #pool: Database | undefined;
  #known: Known | undefined;
  #asking: Promise<Known | null> | undefined;
  #places: Place[] = [];
  #isAway = false;
  #restsUntil = 0;

  constructor(url: string) {
    this.#url = url;
    this.#lag = metrics().gauge("facet_replica_lag_bytes", "Bytes of log that the read replica lacks.");
  }

  get db(): Database {
    const options = { max: env().DATABASE_POOL, statementTimeoutMs: READ_MS, name: "facet-lists" };
    this.#pool ??= connect(this.#url, options);
    return this.#pool;
  }

  /** How it stands to somebody who has written up to `written`. Waits half a second at most, and not while it is away. */
  async standing(written: bigint): Promise<Standing> {
    if (this.#isAway) {
      if (performance.now() > this.#restsUntil) void this.#ask();
      return "away";
    }
    const kept = this.#known && performance.now() - this.#known.at < KEPT_MS ? this.#known : null;
    // Whoever has just written asks anew: a replica needs no more than a moment.
    const known = kept && kept.replayed >= written ? kept : await this.#ask();
    if (!known) return "away";
    if (performance.now() - known.asOf > MOST_STALE_MS) return "lagging";
    return known.replayed >= written ? "good" : "behind";
  }

  /** Whether it has what was committed up to `position`, asked now. */
  async has(position: bigint): Promise<boolean> {
    const known = this.#isAway ? null : await this.#ask();
    return known !== null && known.replayed >= position;
  }

  /** It failed: it is left alone for a while, and its connections are made anew. */
  rest(why: unknown): void {
    // A query's own error holds its values; what it came of does not.
    const err = (why instanceof Error && why.cause) || why;
    if (!this.#isAway) logger().warn({ err }, "lists are read from the primary alone");
    void this.#pool?.$client.end({ timeout: 1 }).catch(() => {});
    this.#pool = undefined;
    this.#known = undefined;
    this.#places = [];
    this.#isAway = true;
    this.#restsUntil = performance.now() + REST_MS;
    this.#lag.set(Number.NaN);
  }

  #ask(): Promise<Known | null> {
    this.#asking ??= this.#look().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #look(): Promise<Known | null> {
    const at = performance.now();
    try {
      const found = await within(ASK_MS, Promise.all([placeNow(), this.#replayed()]));
      if (!found) throw new Error(`no answer within ${ASK_MS} ms`);
      this.#known = this.#compare(at, ...found);
      if (this.#isAway) logger().info("lists are read from the replica again");
      this.#isAway = false;
      return this.#known;
    } catch (error) {
      this.rest(error);
      return null;
    }
  }

  /** Under steady writes it never has all that the primary has at the moment: then it has what was asked for earlier. */
  #compare(at: number, primary: LogPlace, here: LogPlace): Known {
    if (primary.history !== here.history) throw new Error("the replica does not follow this primary");
    const { position: replayed } = here;
    const recent = this.#places.filter((place) => at - place.at < MOST_STALE_MS);
    this.#places = [...recent, { at, position: primary.position }];
    this.#lag.set(Math.max(0, Number(primary.position - replayed)));
    const there = this.#places.findLast((place) => place.position <= replayed);
    return { at, replayed, asOf: there?.at ?? Number.NEGATIVE_INFINITY };
  }

  async #replayed(): Promise<LogPlace> {
    const [row] = await this.db.execute<{ replayed: string | null; history: string }>(sql`
      select case when pg_is_in_recovery() then (pg_last_wal_replay_lsn() - '0/0')::text end as replayed,
        system_identifier || '/' || timeline_id as history
      from pg_control_system(), pg_control_checkpoint()`);
    if (!row?.replayed) throw new Error("the replica is no standby");
    return { position: BigInt(row.replayed), history: row.history };
  }
}

// One a process; on globalThis because Next may load this twice.
const holder = globalThis as typeof globalThis & { facetReplica?: Replica };

/** The process's read replica; null where none is set. */
export function replica(): Replica | null {
  const { DATABASE_REPLICA_URL: url } = env();
  if (!url) return null;
  holder.facetReplica ??= new Replica(url);
  return holder.facetReplica;
}
