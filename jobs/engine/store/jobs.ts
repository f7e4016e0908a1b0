import type { Job, NewJob } from "../model.ts";
import { type Db, type Pool, rows } from "./db.ts";

const COLUMNS = `j.run_id as "runId", j.key, j.kind, j.function_id as "functionId", j.step_id as "stepId",
  j.parallel, j.attempt, j.turn, j.fence::text as fence,
  j.cap1 is not null as capped, j.payload`;
const CAPPED_CLAIM_LOCK = 7_316_042;

/** The work and the lease under which it was taken. */
type JobRef = { runId: string; key: string };

/**
 * Queues work, or takes it over at once for `node` where `leased` is set and it is due; returns the leases taken. A job of
 * the same run and key is replaced: it is the next try of the same work.
 */
export async function writeJobs(db: Db, node: string, jobs: readonly NewJob[]): Promise<Job[]> {
  if (jobs.length === 0) return [];
  const written = jobs.map((job) => ({
    run_id: job.runId,
    key: job.key,
    kind: job.kind,
    function_id: job.functionId,
    step_id: job.stepId,
    parallel: job.parallel,
    attempt: job.attempt,
    turn: job.turn,
    payload: job.payload,
    after_ms: "afterMs" in job.due ? job.due.afterMs : null,
    at_ms: "atMs" in job.due ? job.due.atMs : null,
    leased: job.leased,
    cap1: job.caps[0]?.key ?? null,
    limit1: job.caps[0]?.limit ?? null,
    cap2: job.caps[1]?.key ?? null,
    limit2: job.caps[1]?.limit ?? null,
  }));
  const inserted = await db<(Job & { leased: boolean })[]>`
    insert into engine.jobs as j (run_id, key, kind, function_id, step_id, parallel, attempt, turn, payload,
      due_at, leased_by, leased_at, cap1, limit1, cap2, limit2)
    select run_id, key, kind, function_id, step_id, parallel, attempt, turn, payload, due,
      case when leased and due <= now() then ${node}::text end, case when leased and due <= now() then now() end,
      cap1, limit1, cap2, limit2
    from json_to_recordset(${rows(db, written)}) as x(run_id text, key text, kind text, function_id text,
      step_id text, parallel bool, attempt int, turn int, payload text, after_ms float8, at_ms float8,
      leased bool, cap1 text, limit1 int, cap2 text, limit2 int)
    cross join lateral (select greatest(now(), coalesce(to_timestamp(at_ms / 1000.0),
      now() + make_interval(secs => coalesce(after_ms, 0) / 1000.0))) as due) d
    on conflict (run_id, key) do update set attempt = excluded.attempt, turn = excluded.turn,
      due_at = excluded.due_at, leased_by = excluded.leased_by, leased_at = excluded.leased_at,
      fence = nextval('engine.fence'), payload = excluded.payload
    returning ${db.unsafe(COLUMNS)}, j.leased_by is not null as leased`;
  return inserted.filter((job) => job.leased);
}

/** Which of these jobs are still ours, by the fence of their lease; the rows stay locked. */
export async function lockOwnJobs(db: Db, jobs: readonly Pick<Job, "fence">[]): Promise<Set<string>> {
  const owned = await db<{ fence: string }[]>`
    select j.fence::text as fence from engine.jobs j
    join json_to_recordset(${rows(db, jobs.map(refOf))}) as x(run_id text, key text, fence bigint)
      on j.run_id = x.run_id and j.key = x.key and j.fence = x.fence
    where j.leased_by is not null order by j.run_id, j.key for update of j`;
  return new Set(owned.map((row) => row.fence));
}

function refOf(job: Partial<Job>) {
  return { run_id: job.runId, key: job.key, fence: job.fence };
}

export async function dropJobs(db: Db, jobs: readonly JobRef[]): Promise<void> {
  if (jobs.length === 0) return;
  await db`
    delete from engine.jobs j using json_to_recordset(${rows(db, jobs.map(refOf))}) as x(run_id text, key text)
    where j.run_id = x.run_id and j.key = x.key`;
}

/** Drops whatever is still queued for runs that are over, and what they waited for. */
export async function dropWorkOfRuns(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await Promise.all([
    db`delete from engine.jobs where run_id = any(${ids as string[]})`,
    db`delete from engine.waits where run_id = any(${ids as string[]})`,
  ]);
}

/**
 * Wakes waiting steps with a value: the timer of the step is brought forward. The first value wins, and a
 * timer that fired already is not changed: match and time-out race on this one row.
 */
export async function wakeSteps(
  db: Db,
  wakes: readonly { runId: string; stepId: string; payload: string }[],
): Promise<void> {
  if (wakes.length === 0) return;
  const named = wakes.map((wake) => [`${wake.runId}.${wake.stepId}`, wake] as const);
  const unique = new Map(named.toReversed());
  const sorted = [...unique.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  const written = sorted.map(([, wake]) => ({
    run_id: wake.runId,
    key: wakeKey(wake.stepId),
    payload: wake.payload,
  }));
  await db`
    update engine.jobs j set payload = x.payload, due_at = now()
    from json_to_recordset(${rows(db, written)}) as x(run_id text, key text, payload text)
    where j.run_id = x.run_id and j.key = x.key and j.payload is null and j.leased_by is null`;
}

export function wakeKey(stepId: string): string {
  return `wake:${stepId}`;
}

/** Takes up to `limit` due jobs without a concurrency limit. */
export async function claimJobs(db: Db, node: string, limit: number): Promise<Job[]> {
  return db<Job[]>`
    with picked as (
      select run_id, key from engine.jobs where leased_by is null and cap1 is null and due_at <= now()
      order by due_at limit ${limit} for update skip locked)
    update engine.jobs j set leased_by = ${node}, leased_at = now(), fence = nextval('engine.fence')
    from picked p where j.run_id = p.run_id and j.key = p.key
    returning ${db.unsafe(COLUMNS)}`;
}

/**
 * Takes up to `limit` due jobs whose concurrency limits have room. One process at a time chooses, so a limit
 * holds across all of them; a key with no room does not stand in the way of the others.
 */
export async function claimCappedJobs(sql: Pool, node: string, limit: number): Promise<Job[]> {
  const claimed = await sql.begin(async (tx): Promise<Job[]> => {
    const [held] = await tx<{ waiting: boolean }[]>`
      select exists (select 1 from engine.jobs where leased_by is null and cap1 is not null
        and due_at <= now()) as waiting`;
    if (!held?.waiting) return [];
    await tx`select pg_advisory_xact_lock(${CAPPED_CLAIM_LOCK})`;
    return tx<Job[]>`
      with recursive leased as (
        select cap1, cap2 from engine.jobs where leased_by is not null and cap1 is not null),
      keys as (
        (select cap1, limit1 from engine.jobs where leased_by is null and cap1 is not null
          order by cap1, due_at limit 1)
        union all
        select n.cap1, n.limit1 from keys k cross join lateral (
          select j.cap1, j.limit1 from engine.jobs j where j.leased_by is null and j.cap1 > k.cap1
          order by j.cap1, j.due_at limit 1) n),
      room as (
        select k.cap1, k.limit1 - (select count(*) from leased l where l.cap1 = k.cap1 or l.cap2 = k.cap1) as free
        from keys k),
      first_fit as (
        select c.*, row_number() over (partition by coalesce(c.cap2, c.run_id || c.key) order by c.due_at) as place
        from room r cross join lateral (
          select j.run_id, j.key, j.due_at, j.cap2, j.limit2 from engine.jobs j
          where j.leased_by is null and j.cap1 = r.cap1 and j.due_at <= now()
          order by j.due_at limit greatest(0, r.free)) c),
      picked as (
        select run_id, key from first_fit f
        where f.cap2 is null or f.place <= f.limit2 -
          (select count(*) from leased l where l.cap1 = f.cap2 or l.cap2 = f.cap2)
        order by due_at limit ${limit})
      update engine.jobs j set leased_by = ${node}, leased_at = now(), fence = nextval('engine.fence')
      from picked p where j.run_id = p.run_id and j.key = p.key and j.leased_by is null
      returning ${tx.unsafe(COLUMNS)}`;
  });
  return claimed as Job[];
}

/** Milliseconds until the next job falls due, by the database's clock; null when nothing is queued. */
export async function nextDueMs(db: Db): Promise<number | null> {
  const [row] = await db<{ ms: number | null }[]>`
    select (extract(epoch from least(
      (select min(due_at) from engine.jobs where leased_by is null and cap1 is null),
      (select min(due_at) from engine.jobs where leased_by is null and cap1 is not null and due_at > now())
    ) - clock_timestamp()) * 1000)::float8 as ms`;
  return row?.ms ?? null;
}

/** Gives work back: queued again at once, for whoever is there. */
export async function releaseJobs(db: Db, jobs: readonly Pick<Job, "fence">[]): Promise<void> {
  if (jobs.length === 0) return;
  await db`
    update engine.jobs set leased_by = null, leased_at = null, due_at = now()
    where leased_by is not null and fence = any(${jobs.map((job) => job.fence)}::bigint[])`;
}

/**
 * Frees leases whose holder has not been seen for `leaseMs`, and leases of `node` itself that it does not know
 * of (a commit whose answer was lost). Nobody can be seen while the database is down: silence counts from its
 * start. Returns how many.
 */
export async function reapJobs(db: Db, node: string, leaseMs: number, known: string[]): Promise<number> {
  const freed = await db`
    update engine.jobs j set leased_by = null, leased_at = null, due_at = now()
    where leased_by is not null and (
      (leased_by = ${node} and leased_at < now() - interval '10 seconds' and fence <> all(${known}::bigint[]))
      or not exists (select 1 from engine.nodes n where n.id = j.leased_by
        and greatest(n.seen_at, pg_postmaster_start_time()) > now() - make_interval(secs => ${leaseMs / 1_000})))`;
  return freed.count;
}
