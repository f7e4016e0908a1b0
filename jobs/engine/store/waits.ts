import { ENDING_EVENTS } from "../endings.ts";
import { compileExpression, type Expression } from "../expressions.ts";
import { arrivalKeys } from "../match-keys.ts";
import type { EventBody, Incoming, NewWait } from "../model.ts";
import { type Db, rows } from "./db.ts";

/** A waiting step or a run to cancel that an arriving event matched. */
export type Match = {
  kind: "wait" | "cancel";
  runId: string;
  stepId: string | null;
  functionId: string;
  event: Incoming;
};

type WaitRow = {
  kind: "wait" | "cancel";
  event: string;
  runId: string;
  stepId: string | null;
  functionId: string;
  expression: string | null;
  trigger: string;
  arrival: number;
};

export async function insertWaits(db: Db, waits: readonly NewWait[]): Promise<void> {
  if (waits.length === 0) return;
  const written = waits.map((wait) => ({
    kind: wait.kind,
    event: wait.event,
    match_key: wait.matchKey,
    run_id: wait.runId,
    step_id: wait.stepId,
    function_id: wait.functionId,
    expression: wait.expression,
    after_ms: "afterMs" in wait.expires ? wait.expires.afterMs : null,
    at_ms: "atMs" in wait.expires ? wait.expires.atMs : null,
  }));
  await db`
    insert into engine.waits (kind, event, match_key, run_id, step_id, function_id, expression, expires_at)
    select kind, event, match_key, run_id, step_id, function_id, expression,
      coalesce(to_timestamp(at_ms / 1000.0), now() + make_interval(secs => after_ms / 1000.0))
    from json_to_recordset(${rows(db, written)}) as x(kind text, event text, match_key text, run_id text,
      step_id text, function_id text, expression text, after_ms float8, at_ms float8)`;
}

/** Removes the waits of steps that were resumed. */
export async function dropWaits(db: Db, steps: readonly { runId: string; stepId: string }[]): Promise<void> {
  if (steps.length === 0) return;
  const written = steps.map((step) => ({ run_id: step.runId, step_id: step.stepId }));
  await db`
    delete from engine.waits w using json_to_recordset(${rows(db, written)}) as x(run_id text, step_id text)
    where w.run_id = x.run_id and w.step_id = x.step_id`;
}

/** Whether any step waits for the end of a run, or any run is cancelled by one. */
export async function anyoneWaitsForEndings(db: Db): Promise<boolean> {
  const [row] = await db<{ heard: boolean }[]>`
    select exists (select 1 from engine.waits where event = any(${[...ENDING_EVENTS]})) as heard`;
  return row?.heard ?? false;
}

/** Finds what the events resume or cancel: by name and key in the database, then by expression here. */
export async function matchWaits(db: Db, events: readonly Incoming[]): Promise<Match[]> {
  if (events.length === 0) return [];
  const arrivals = events.map(({ body }, arrival) => ({ arrival, name: body.name, keys: arrivalKeys(body) }));
  const found = await db<WaitRow[]>`
    select w.kind, w.event, w.run_id as "runId", w.step_id as "stepId", w.function_id as "functionId",
      w.expression, e.body as trigger, x.arrival
    from json_to_recordset(${rows(db, arrivals)}) as x(arrival int, name text, keys text[])
    join engine.waits w on w.event = x.name
      and (w.match_key is null or x.keys is null or w.match_key = any(x.keys))
    join engine.runs r on r.id = w.run_id
    join engine.events e on e.id = r.event_id
    where w.expires_at > now()
    order by x.arrival, w.run_id, w.id`;
  return found.flatMap((row) => {
    const event = events[row.arrival];
    if (!event || !fits(row, event.body)) return [];
    const { kind, runId, stepId, functionId } = row;
    return [{ kind, runId, stepId, functionId, event }];
  });
}

function fits(row: WaitRow, arrived: EventBody): boolean {
  if (row.expression === null) return true;
  const expression: Expression = compileExpression(row.expression, "both");
  return expression.matches({ event: JSON.parse(row.trigger) as EventBody, async: arrived });
}
