import { ulidFloor } from "../ids.ts";
import type { Pool } from "./db.ts";

const CHUNK = 1_000;

/**
 * Deletes runs that ended and began before the retention, with their steps, and events no run points to, a
 * chunk at a time. Returns how many rows went; the caller comes back while it is not zero.
 */
export async function prune(sql: Pool, retentionMs: number): Promise<number> {
  const [clock] = await sql<
    { nowMs: number }[]
  >`select (extract(epoch from now()) * 1000)::float8 as "nowMs"`;
  const before = ulidFloor((clock?.nowMs ?? 0) - retentionMs);
  const runs = await sql`
    with old as (
      select id from engine.runs where id < ${before} and ended_at is not null order by id limit ${CHUNK}
      for update skip locked),
    steps as (delete from engine.steps where run_id in (select id from old)),
    attempts as (delete from engine.attempts where run_id in (select id from old))
    delete from engine.runs where id in (select id from old)`;
  const events = await sql`
    delete from engine.events where id in (
      select e.id from engine.events e where e.id < ${before}
        and not exists (select 1 from engine.runs r where r.event_id = e.id)
      order by e.id limit ${CHUNK})`;
  await sql`delete from engine.dedupe where expires_at < now() - interval '1 hour'`;
  await sql`delete from engine.stats where minute < now() - make_interval(secs => ${retentionMs / 1_000})`;
  return runs.count + events.count;
}
