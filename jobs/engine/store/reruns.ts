import type { Incoming } from "../model.ts";
import type { Db } from "./db.ts";

/** What a rerun starts from: the function and the stored event of an ended run. */
export type RerunSource = { functionId: string; ended: boolean; event: Incoming };

export async function findRerunSource(db: Db, runId: string): Promise<RerunSource | null> {
  const [row] = await db<{ functionId: string; ended: boolean; key: string; body: string }[]>`
    select r.function_id as "functionId", r.ended_at is not null as ended, e.id as key, e.body
    from engine.runs r join engine.events e on e.id = r.event_id where r.id = ${runId}`;
  if (!row) return null;
  const event = {
    key: row.key,
    body: JSON.parse(row.body) as Incoming["body"],
    named: false,
    notBeforeMs: null,
  };
  return { functionId: row.functionId, ended: row.ended, event };
}

/**
 * Gives a new run the finished steps of another, in their order: those before `fromStep`, or all that did not
 * fail when it is null. Returns how many were copied.
 */
export async function copySteps(
  db: Db,
  source: string,
  target: string,
  fromStep: string | null,
): Promise<number> {
  const copied = await db`
    insert into engine.steps (run_id, id, op, name, state, seq, value, attempts, detail, created_at, ended_at)
    select ${target}, id, op, name, state, row_number() over (order by seq), value, attempts, detail,
      created_at, ended_at
    from engine.steps
    where run_id = ${source} and state = 'done' and case when ${fromStep}::text is null
      then left(value, 9) <> '{"error":'
      else seq < (select seq from engine.steps where run_id = ${source} and id = ${fromStep}) end`;
  await db`
    update engine.runs set seq = ${copied.count}, version = 2,
      bytes = (select coalesce(sum(octet_length(value)), 0) from engine.steps where run_id = ${target})
    where id = ${target}`;
  return copied.count;
}

export async function stepExists(db: Db, runId: string, stepId: string): Promise<boolean> {
  const found = await db`
    select 1 from engine.steps where run_id = ${runId} and id = ${stepId} and state = 'done'`;
  return found.length > 0;
}
