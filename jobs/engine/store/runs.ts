import { canonicalJson } from "../canonical-json.ts";
import type { EventBody, NewRun, RunError, RunStatus } from "../model.ts";
import { capKeys } from "../model.ts";
import { type Db, rows } from "./db.ts";

/** A run under its row lock, with the states of its steps (not their values). */
export type RunState = {
  id: string;
  functionId: string;
  eventId: string;
  eventName: string;
  status: RunStatus;
  parentRun: string | null;
  parentStep: string | null;
  pending: number;
  seq: number;
  bytes: number;
  version: number;
  caps: { key: string; limit: number }[];
  steps: Map<string, { state: "pending" | "done"; op: string }>;
};

/** The end of a run. `output`: JSON text. */
export type RunEnd = { output: string | null; error: RunError | null };

export async function insertRuns(db: Db, runs: readonly NewRun[]): Promise<void> {
  if (runs.length === 0) return;
  const written = runs.map((run) => ({
    id: run.id,
    function_id: run.definition.id,
    event_id: run.event.key,
    event_name: run.event.body.name,
    parent_run: run.parent?.runId ?? null,
    parent_step: run.parent?.stepId ?? null,
    origin_run: run.origin,
    caps: capKeys(run.definition, run.event.body),
  }));
  await db`
    insert into engine.runs
      (id, function_id, event_id, event_name, status, parent_run, parent_step, origin_run, caps)
    select id, function_id, event_id, event_name, 'Queued', parent_run, parent_step, origin_run, caps
    from json_to_recordset(${rows(db, written)}) as x(id text, function_id text, event_id text,
      event_name text, parent_run text, parent_step text, origin_run text, caps json)`;
}

/** Locks runs in the order of their ids, so that two processes never wait for each other in a circle. */
export async function lockRuns(db: Db, ids: readonly string[]): Promise<Map<string, RunState>> {
  const found = await db<Omit<RunState, "steps">[]>`
    select id, function_id as "functionId", event_id as "eventId", event_name as "eventName", status,
      parent_run as "parentRun", parent_step as "parentStep", pending, seq, bytes, version, caps
    from engine.runs where id = any(${ids as string[]}) order by id for update`;
  return new Map(found.map((run) => [run.id, { ...run, steps: new Map() }]));
}

/** Writes the counters of runs that go on, and the end of those that are over. `tookMs`: of the call. */
export async function updateRuns(
  db: Db,
  changed: readonly { run: RunState; end: RunEnd | null; tookMs: number }[],
): Promise<void> {
  if (changed.length === 0) return;
  const written = changed.map(({ run, end, tookMs }) => ({
    id: run.id,
    pending: run.pending,
    seq: run.seq,
    bytes: run.bytes,
    version: run.version,
    status: run.status,
    output: end?.output ?? null,
    error: end?.error ? canonicalJson(end.error) : null,
    over: end !== null,
    took_ms: tookMs,
  }));
  await db`
    update engine.runs r set pending = x.pending, seq = x.seq, bytes = x.bytes, version = x.version,
      status = x.status, output = x.output, error = x.error,
      started_at = coalesce(r.started_at, now() - make_interval(secs => x.took_ms / 1000.0)),
      ended_at = case when x.over then now() end
    from json_to_recordset(${rows(db, written)}) as x(id text, pending int, seq int, bytes int, version int,
      status text, output text, error text, over bool, took_ms float8)
    where r.id = x.id and r.ended_at is null`;
}

/** The events that started these runs, by run. */
export async function loadTriggers(db: Db, ids: readonly string[]): Promise<Map<string, EventBody>> {
  if (ids.length === 0) return new Map();
  const found = await db<{ id: string; body: string }[]>`
    select r.id, e.body from engine.runs r join engine.events e on e.id = r.event_id
    where r.id = any(${ids as string[]})`;
  return new Map(found.map(({ id, body }) => [id, JSON.parse(body) as EventBody]));
}

/** What a call needs to know about its run. `steps`: finished ones in the order in which they finished. */
export type RunContext = { version: number; event: string; steps: { id: string; value: string }[] };

/** Loads the state of runs for calling them; a run that is over is not in the result. */
export async function loadContexts(db: Db, ids: readonly string[]): Promise<Map<string, RunContext>> {
  if (ids.length === 0) return new Map();
  const wanted = ids as string[];
  const [runs, steps] = await Promise.all([
    db<{ id: string; version: number; event: string }[]>`
      select r.id, r.version, e.body as event from engine.runs r join engine.events e on e.id = r.event_id
      where r.id = any(${wanted}) and r.ended_at is null`,
    db<{ run_id: string; id: string; value: string }[]>`
      select run_id, id, value from engine.steps
      where run_id = any(${wanted}) and state = 'done' order by run_id, seq`,
  ]);
  const contexts = new Map<string, RunContext>(
    runs.map(({ id, version, event }) => [id, { version, event, steps: [] }]),
  );
  for (const { run_id, id, value } of steps) contexts.get(run_id)?.steps.push({ id, value });
  return contexts;
}
