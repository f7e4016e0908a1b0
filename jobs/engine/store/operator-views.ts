import { ulidFloor } from "../ids.ts";
import type { Db } from "./db.ts";
import { RUN_COLUMNS, type RunSummary, summaryOf } from "./run-views.ts";

/** A function with what went on in the last hour and what is on its way now. */
export type FunctionView = {
  id: string;
  app: string;
  config: string;
  archived: boolean;
  lastHour: { started: number; completed: number; failed: number; cancelled: number };
  activeRuns: number;
  queued: number;
  calling: number;
  sleeping: number;
  oldestWaitingSeconds: number | null;
};

type AppView = { name: string; url: string; sdk: string; syncedAt: Date };

export async function listApps(db: Db): Promise<AppView[]> {
  return db<AppView[]>`select name, url, sdk, synced_at as "syncedAt" from engine.apps order by name`;
}

export async function listFunctions(db: Db): Promise<FunctionView[]> {
  return db<FunctionView[]>`
    with past as (
      select function_id, sum(started)::int as started, sum(completed)::int as completed,
        sum(failed)::int as failed, sum(cancelled)::int as cancelled
      from engine.stats where minute > now() - interval '1 hour' group by function_id),
    work as (
      select function_id,
        count(*) filter (where leased_by is null and due_at <= now())::int as queued,
        count(*) filter (where leased_by is not null)::int as calling,
        count(*) filter (where leased_by is null and due_at > now())::int as sleeping,
        extract(epoch from now() - min(due_at) filter (where leased_by is null and due_at <= now()))::float8 as oldest
      from engine.jobs group by function_id),
    active as (
      select function_id, count(*)::int as runs from engine.runs where ended_at is null group by function_id)
    select f.id, f.app, f.config, f.archived_at is not null as archived,
      json_build_object('started', coalesce(p.started, 0), 'completed', coalesce(p.completed, 0),
        'failed', coalesce(p.failed, 0), 'cancelled', coalesce(p.cancelled, 0)) as "lastHour",
      coalesce(a.runs, 0) as "activeRuns", coalesce(w.queued, 0) as queued, coalesce(w.calling, 0) as calling,
      coalesce(w.sleeping, 0) as sleeping, w.oldest as "oldestWaitingSeconds"
    from engine.functions f left join past p on p.function_id = f.id left join work w on w.function_id = f.id
      left join active a on a.function_id = f.id
    where f.archived_at is null or a.runs > 0 order by f.app, f.position`;
}

/** What runs are looked for. `refs`: any of these is in the event's data, or is the run's or the event's id. */
export type RunFilter = {
  functionId: string | null;
  status: string | null;
  refs: readonly string[];
  sinceMs: number | null;
  untilMs: number | null;
  before: string | null;
  limit: number;
};

/** A run in a list, with the words of its event's data by which it is found. */
type ListedRun = RunSummary & { refs: string[] };

/** Runs, newest first, after the cursor `before` (the id of the last one shown). */
export async function listRuns(db: Db, filter: RunFilter): Promise<ListedRun[]> {
  const { functionId, status, sinceMs, untilMs, before, limit } = filter;
  const refs = [...filter.refs];
  const active = status === "Queued" || status === "Running";
  const runs = await db<(Parameters<typeof summaryOf>[0] & { refs: string[] })[]>`
    select ${db.unsafe(RUN_COLUMNS)}, coalesce(v.refs, '{}') as refs
    from engine.runs r left join engine.events v on v.id = r.event_id
    where true
      ${functionId === null ? db`` : db`and r.function_id = ${functionId}`}
      ${status === null ? db`` : db`and r.status = ${status}`}
      ${active ? db`and r.ended_at is null` : db``}
      ${status === "Failed" || status === "Cancelled" ? db`and r.status in ('Failed', 'Cancelled')` : db``}
      ${sinceMs === null ? db`` : db`and r.id >= ${ulidFloor(sinceMs)}`}
      ${untilMs === null ? db`` : db`and r.id < ${ulidFloor(untilMs)}`}
      ${before === null ? db`` : db`and r.id < ${before}`}
      ${
        refs.length === 0
          ? db``
          : // found first, as an array: else the planner walks all runs from the newest on
            db`and r.id = any(array(
              select id from engine.runs where id = any(${refs}) or event_id = any(${refs})
              union select m.id from engine.events e join engine.runs m on m.event_id = e.id
                where e.refs && ${refs}))`
      }
    order by r.id desc limit ${limit}`;
  return runs.map(({ refs: words, ...run }) => ({ ...summaryOf(run), refs: words }));
}

/** The rest of one run: its event, steps in order, failed tries, work under way, and the runs it led to. */
export type RunDetail = {
  event: unknown;
  steps: Record<string, unknown>[];
  attempts: Record<string, unknown>[];
  work: Record<string, unknown>[];
  related: { id: string; functionId: string; status: string; relation: string }[];
};

export async function findRunDetail(db: Db, id: string): Promise<RunDetail> {
  const [events, steps, attempts, work, related] = await Promise.all([
    db<{ body: string }[]>`
      select e.body from engine.runs r join engine.events e on e.id = r.event_id where r.id = ${id}`,
    db<{ value: string | null; detail: string | null }[]>`
      select id, op, name, state, seq, value, detail, attempts, created_at as "createdAt", ended_at as "endedAt"
      from engine.steps where run_id = ${id} order by seq nulls last, created_at limit 1000`,
    db<{ error: string }[]>`
      select step_id as "stepId", attempt, at, took_ms as "tookMs", status, error
      from engine.attempts where run_id = ${id} order by at limit 1000`,
    db`
      select kind, step_id as "stepId", attempt, due_at as "dueAt", leased_by is not null as "underWay"
      from engine.jobs where run_id = ${id} order by due_at`,
    db<RunDetail["related"]>`
      select id, function_id as "functionId", status, case when parent_run = ${id} then 'invoked' else 'rerun' end
        as relation
      from engine.runs where (parent_run = ${id} or origin_run = ${id}) order by id limit 100`,
  ]);
  const json = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
  return {
    event: json(events[0]?.body ?? null),
    steps: steps.map((step) => ({ ...step, value: json(step.value), detail: json(step.detail) })),
    attempts: attempts.map((attempt) => ({ ...attempt, error: json(attempt.error) })),
    work: [...work],
    related: [...related],
  };
}
