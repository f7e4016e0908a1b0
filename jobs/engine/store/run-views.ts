import type { RunError, RunStatus } from "../model.ts";
import type { Db } from "./db.ts";

/** A run for reading. `output` and `error` are JSON values, null where there is none. */
export type RunSummary = {
  id: string;
  functionId: string;
  eventId: string;
  eventName: string;
  status: RunStatus;
  parentRun: string | null;
  originRun: string | null;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  output: unknown;
  error: RunError | null;
};

type Stored = Omit<RunSummary, "output" | "error"> & { output: string | null; error: string | null };

/** The columns of a RunSummary, for `engine.runs r`. */
export const RUN_COLUMNS = `r.id, r.function_id as "functionId", r.event_id as "eventId",
  r.event_name as "eventName", r.status, r.parent_run as "parentRun", r.origin_run as "originRun",
  r.created_at as "createdAt", r.started_at as "startedAt", r.ended_at as "endedAt", r.output, r.error`;

export function summaryOf(stored: Stored): RunSummary {
  const json = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
  return { ...stored, output: json(stored.output), error: json(stored.error) as RunError | null };
}

export async function findRun(db: Db, id: string): Promise<RunSummary | null> {
  const [run] = await db<Stored[]>`select ${db.unsafe(RUN_COLUMNS)} from engine.runs r where r.id = ${id}`;
  return run ? summaryOf(run) : null;
}

export async function listRunsOfEvent(db: Db, eventId: string): Promise<RunSummary[]> {
  const runs = await db<Stored[]>`
    select ${db.unsafe(RUN_COLUMNS)} from engine.runs r where r.event_id = ${eventId} order by r.id limit 200`;
  return runs.map(summaryOf);
}

/** The finished steps of a run, as they go into a call. */
export async function loadActions(db: Db, runId: string): Promise<Record<string, unknown>> {
  const steps = await db<{ id: string; value: string }[]>`
    select id, value from engine.steps where run_id = ${runId} and state = 'done' order by seq`;
  return Object.fromEntries(steps.map(({ id, value }) => [id, JSON.parse(value) as unknown]));
}
