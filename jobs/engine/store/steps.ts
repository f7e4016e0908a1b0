import { type Db, rows } from "./db.ts";
import type { RunState } from "./runs.ts";

/** A step to write: planned (`pending`) or finished with its memoised value and its place in the order. */
export type StepWrite = {
  runId: string;
  id: string;
  op: string;
  name: string;
  state: "pending" | "done";
  seq: number | null;
  value: string | null;
  attempts: number;
  detail: string | null;
  /** How long ago it began: the call that did it, unless it was planned before. Milliseconds. */
  tookMs: number;
};

/** Fills in which steps of the locked runs exist and whether they are finished. */
export async function loadStepStates(db: Db, ids: readonly string[]): Promise<StepStateRow[]> {
  return db<StepStateRow[]>`
    select run_id as "runId", id, state, op from engine.steps where run_id = any(${ids as string[]})`;
}

export type StepStateRow = { runId: string; id: string; state: "pending" | "done"; op: string };

export function attachStepStates(runs: Map<string, RunState>, found: readonly StepStateRow[]): void {
  for (const { runId, id, state, op } of found) runs.get(runId)?.steps.set(id, { state, op });
}

/** Writes steps. A step that is finished keeps its first value, whatever comes later. */
export async function writeSteps(db: Db, steps: readonly StepWrite[]): Promise<void> {
  if (steps.length === 0) return;
  const latest = new Map(steps.map((step) => [`${step.runId}.${step.id}`, step]));
  const written = [...latest.values()].map(({ runId, tookMs, ...step }) => ({
    run_id: runId,
    took_ms: Math.round(tookMs),
    ...step,
  }));
  await db`
    insert into engine.steps (run_id, id, op, name, state, seq, value, attempts, detail, created_at, ended_at)
    select run_id, id, op, name, state, seq, value, attempts, detail, now() - took_ms * interval '1 ms',
      case when state = 'done' then now() end
    from json_to_recordset(${rows(db, written)}) as x(run_id text, id text, op text, name text, state text,
      seq int, value text, attempts int, detail text, took_ms int)
    on conflict (run_id, id) do update set state = excluded.state, seq = excluded.seq,
      value = excluded.value, attempts = excluded.attempts, ended_at = excluded.ended_at
    where engine.steps.state = 'pending'`;
}

/** A failed try of a call. `tookMs` and `status` are null when nothing was answered. */
export type AttemptRecord = {
  runId: string;
  stepId: string | null;
  attempt: number;
  tookMs: number;
  status: number | null;
  error: string;
};

export async function insertAttempts(db: Db, attempts: readonly AttemptRecord[]): Promise<void> {
  if (attempts.length === 0) return;
  const written = attempts.map((each) => ({
    run_id: each.runId,
    step_id: each.stepId,
    attempt: each.attempt,
    took_ms: Math.round(each.tookMs),
    status: each.status,
    error: each.error,
  }));
  await db`
    insert into engine.attempts (run_id, step_id, attempt, took_ms, status, error)
    select run_id, step_id, attempt, took_ms, status, error
    from json_to_recordset(${rows(db, written)}) as x(run_id text, step_id text, attempt int, took_ms int,
      status int, error text)`;
}
