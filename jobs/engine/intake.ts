import { canonicalJson } from "./canonical-json.ts";
import { newUlid } from "./ids.ts";
import { waitKey } from "./match-keys.ts";
import type { FunctionDefinition, Incoming, Job, NewJob, NewRun, NewWait } from "./model.ts";
import { capKeys } from "./model.ts";
import type { Registry } from "./registry.ts";
import type { Db } from "./store/db.ts";
import { pairName, takeKeys } from "./store/dedupe.ts";
import { insertEvents } from "./store/events.ts";
import { wakeSteps, writeJobs } from "./store/jobs.ts";
import { insertRuns } from "./store/runs.ts";
import type { Tallies } from "./store/stats.ts";
import { insertWaits, type Match, matchWaits } from "./store/waits.ts";

/** What has to be known to take in events. `handOff`: how many runs this process can start calling at once. */
export type IntakeContext = { registry: Registry; node: string; handOff: number; tallies: Tallies };

/** Runs that were created, and the leases this process took on them (for calling after the commit). */
export type IntakeResult = { runs: NewRun[]; leased: Job[]; queued: boolean };

const CANCEL_YEAR = { afterMs: 365 * 86_400_000 };

/**
 * Takes in events within a transaction: stores them, starts the functions they trigger, wakes the steps and
 * cancels the runs that wait for them. An event that is stored already, or stands twice among these, is taken in
 * once: a sender whose answer was late sends again, and both requests may be written together.
 */
export async function takeIn(
  db: Db,
  events: readonly Incoming[],
  context: IntakeContext,
): Promise<IntakeResult> {
  const stored = await insertEvents(db, events);
  const fresh = events.filter(({ key }) => stored.delete(key));
  return start(db, planRuns(fresh, context.registry), await matchWaits(db, fresh), context);
}

/** The same for events of the engine itself: one that nobody listens to leaves no trace. */
export async function takeInOwn(
  db: Db,
  events: readonly Incoming[],
  context: IntakeContext,
): Promise<IntakeResult> {
  const runs = planRuns(events, context.registry);
  const matches = await matchWaits(db, events);
  const heard = new Set([...runs.map(({ event }) => event), ...matches.map(({ event }) => event)]);
  await insertEvents(db, [...heard]);
  return start(db, runs, matches, context);
}

/** Starts runs whose event is stored already or stored here: of an invoked function, of a schedule, again. */
export async function startRuns(
  db: Db,
  runs: readonly NewRun[],
  context: IntakeContext,
): Promise<IntakeResult> {
  await insertEvents(db, [...new Set(runs.map(({ event }) => event))]);
  return start(db, runs, [], context);
}

function planRuns(events: readonly Incoming[], registry: Registry): NewRun[] {
  return events.flatMap((event) => {
    if (event.body.name === "inngest/function.invoked") return [];
    return registry.triggeredBy(event.body).map((definition) => newRun(definition, event));
  });
}

export function newRun(
  definition: FunctionDefinition,
  event: Incoming,
  parent: NewRun["parent"] = null,
): NewRun {
  return { id: newUlid(), definition, event, parent, origin: null };
}

async function start(
  db: Db,
  planned: readonly NewRun[],
  matches: readonly Match[],
  context: IntakeContext,
): Promise<IntakeResult> {
  const runs = await withoutRepeats(db, planned);
  const jobs = firstJobs(runs, context.handOff);
  const cancels = cancelJobs(matches);
  const [, leased] = await Promise.all([
    insertRuns(db, runs),
    writeJobs(db, context.node, [...jobs, ...cancels]),
    insertWaits(db, runs.flatMap(cancelWaits)),
    wakeSteps(db, wakesOf(matches)),
  ]);
  for (const { definition } of runs) context.tallies.add(definition.id, "started");
  const queued = jobs.length > leased.length || matches.length > 0;
  return { runs, leased, queued };
}

// Per function: one run for an event id the caller chose, one for a value of the idempotency expression.
async function withoutRepeats(db: Db, runs: readonly NewRun[]): Promise<NewRun[]> {
  const keyed = runs.map((run) => ({ run, keys: dedupeKeys(run) }));
  const wanted = keyed.flatMap(({ keys }) => keys);
  if (wanted.length === 0) return [...runs];
  const free = await takeKeys(db, wanted);
  return keyed.flatMap(({ run, keys }) => {
    const granted = keys.every((key) => free.delete(pairName(key)));
    return granted ? [run] : [];
  });
}

function dedupeKeys({ definition, event, origin }: NewRun): { functionId: string; key: string }[] {
  const keys: { functionId: string; key: string }[] = [];
  const functionId = definition.id;
  if (origin !== null) return keys;
  if (event.named) keys.push({ functionId, key: `event ${event.body.id}` });
  const value = definition.idempotency?.value({ event: event.body });
  if (value !== undefined) keys.push({ functionId, key: `value ${String(JSON.stringify(value))}` });
  return keys;
}

function firstJobs(runs: readonly NewRun[], handOff: number): NewJob[] {
  let free = handOff;
  return runs.map(({ id, definition, event }) => {
    const caps = capKeys(definition, event.body);
    const leased = caps.length === 0 && free-- > 0;
    const due = event.notBeforeMs === null ? { afterMs: 0 } : { atMs: event.notBeforeMs };
    return { ...callJob(id, definition.id), due, leased, caps };
  });
}

/** The first call of a run: a discovery. */
export function callJob(runId: string, functionId: string): Omit<NewJob, "due" | "leased" | "caps"> {
  const discovery = { key: "discover", kind: "call" as const, stepId: null, parallel: false };
  return { runId, functionId, ...discovery, attempt: 0, turn: 0, payload: null };
}

function cancelWaits({ id, definition, event }: NewRun): NewWait[] {
  return definition.cancels.map(({ event: name, filter, timeout }) => ({
    kind: "cancel",
    event: name,
    runId: id,
    stepId: null,
    functionId: definition.id,
    expression: filter?.source ?? null,
    matchKey: waitKey(filter, event.body),
    expires: timeout ?? CANCEL_YEAR,
  }));
}

function cancelJobs(matches: readonly Match[]): NewJob[] {
  const runs = new Map(
    matches.flatMap((match) => (match.kind === "cancel" ? [[match.runId, match] as const] : [])),
  );
  return [...runs.values()].map(({ runId, functionId }) => cancelJob(runId, functionId));
}

/** The order to end a run; carried out under the run's own lock. */
export function cancelJob(runId: string, functionId: string): NewJob {
  const job = { ...callJob(runId, functionId), key: "cancel", kind: "cancel" as const };
  return { ...job, due: { afterMs: 0 }, leased: false, caps: [] };
}

function wakesOf(matches: readonly Match[]): { runId: string; stepId: string; payload: string }[] {
  return matches.flatMap(({ kind, runId, stepId, event }) =>
    kind === "wait" && stepId !== null ? [{ runId, stepId, payload: canonicalJson(event.body) }] : [],
  );
}
