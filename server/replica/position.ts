import { sql } from "drizzle-orm";
import { connect, type Database } from "#db/client.ts";
import { within } from "#lib/within.ts";
import { env } from "#server/env.ts";

/** Beyond every place of the log: no replica has it. */
export const NEVER = 2n ** 64n;
/** The primary is asked this long where it is, ms. */
const ASK_MS = 500;

const holder = globalThis as typeof globalThis & { facetPosition?: Database };

/** A place in a log (WAL, bytes). `history`: of which cluster and timeline; numbers of two histories do not compare. */
export type LogPlace = { position: bigint; history: string };

/**
 * The place in the primary's log that covers every commit answered so far; `NEVER` when the primary does not tell.
 * What is inserted counts, not what is flushed: a commit that does not wait for the disk (`synchronous_commit = off`)
 * is seen before it is there. Asked on a connection of its own, as the pool may be full.
 */
export async function placeNow(): Promise<LogPlace> {
  const options = { max: 1, statementTimeoutMs: ASK_MS, name: "facet-position" };
  holder.facetPosition ??= connect(env().DATABASE_URL, options);
  const asked = holder.facetPosition.execute<{ position: string; history: string }>(sql`
    select (pg_current_wal_insert_lsn() - '0/0')::text as position,
      system_identifier || '/' || ('x' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8))::bit(32)::int as history
    from pg_control_system()`);
  const [row] = (await within(ASK_MS, asked).catch(() => null)) ?? [];
  return { position: BigInt(row?.position ?? NEVER), history: row?.history ?? "" };
}
