import { type AdvanceContext, advance } from "./advance.ts";
import { canonicalJson } from "./canonical-json.ts";
import { Changes, type Done } from "./changes.ts";
import { endingEvents, invocationEvent, invocationValue } from "./endings.ts";
import { type IntakeContext, newRun, startRuns, takeInOwn } from "./intake.ts";
import type { EventBody, Job, NewRun } from "./model.ts";
import type { Db } from "./store/db.ts";
import { dropJobs, dropWorkOfRuns, lockOwnJobs, wakeSteps, writeJobs } from "./store/jobs.ts";
import { loadTriggers, lockRuns, type RunState, updateRuns } from "./store/runs.ts";
import { addStats } from "./store/stats.ts";
import { attachStepStates, insertAttempts, loadStepStates, writeSteps } from "./store/steps.ts";
import { anyoneWaitsForEndings, dropWaits, insertWaits } from "./store/waits.ts";

export type SettleContext = IntakeContext & { retryDelayMs: (attempt: number) => number };

/** After the commit: leases to go on with, whether other work became due, and work whose lease had been lost. */
export type Settled = { leased: Job[]; queued: boolean; lost: Job[] };

/**
 * Writes a batch of outcomes within one transaction. An outcome whose lease is no longer ours is dropped: the
 * run was cancelled, or another process took the work over. A run is changed only here and only under its lock;
 * what one run does to another is a job or a wake-up.
 */
export async function settle(db: Db, batch: readonly Done[], context: SettleContext): Promise<Settled> {
  const ids = [...new Set(batch.map(({ job }) => job.runId))];
  const jobs = batch.map(({ job }) => job);
  const [runs, owned, states] = await Promise.all([
    lockRuns(db, ids),
    lockOwnJobs(db, jobs),
    loadStepStates(db, ids),
  ]);
  attachStepStates(runs, states);
  const ours = batch.filter(({ job }) => owned.has(job.fence));
  const triggers = await triggersFor(db, ours, runs, context);
  const changes = new Changes();
  let handOff = context.handOff;
  for (const done of ours) {
    const run = runs.get(done.job.runId);
    if (!run) continue;
    advance(
      run,
      done,
      changes,
      contextOf(run, triggers, context, () => handOff-- > 0),
    );
  }
  const written = await write(db, ours, runs, changes, context);
  const followed = await follow(db, changes, triggers, { ...context, handOff: Math.max(0, handOff) });
  await addStats(db, context.tallies.list());
  return {
    leased: [...written, ...followed.leased],
    queued: followed.queued || changes.jobs.length > written.length,
    lost: jobs.filter((job) => !owned.has(job.fence)),
  };
}

type Triggers = Map<string, EventBody>;

function contextOf(
  run: RunState,
  triggers: Triggers,
  context: SettleContext,
  handOff: () => boolean,
): AdvanceContext {
  return {
    definition: context.registry.all.get(run.functionId),
    trigger: () => triggerOf(run, triggers),
    canInvoke: (functionId) => context.registry.active(functionId) !== undefined,
    retryDelayMs: context.retryDelayMs,
    handOff,
  };
}

function triggerOf(run: RunState, triggers: Triggers): EventBody {
  const trigger = triggers.get(run.id);
  if (!trigger) throw new Error(`the event of run ${run.id} is not loaded`);
  return trigger;
}

// The trigger is read only where it is needed: for a wait's expression, and where the end of a run is heard.
async function triggersFor(
  db: Db,
  batch: readonly Done[],
  runs: Map<string, RunState>,
  { registry }: SettleContext,
): Promise<Triggers> {
  const waitedFor = await anyoneWaitsForEndings(db);
  const hears = (what: string) => registry.hears(`inngest/function.${what}`);
  const [finished, failed, cancelled] = [hears("finished"), hears("failed"), hears("cancelled")];
  const needed = batch.filter(({ job, outcome }) => {
    if (waitedFor || finished || runs.get(job.runId)?.parentRun) return true;
    if (outcome.kind === "cancelled") return cancelled;
    if (failed && outcome.kind !== "returned") return true;
    return outcome.kind === "operations" && outcome.operations.some(({ op }) => op === "wait");
  });
  return loadTriggers(db, [...new Set(needed.map(({ job }) => job.runId))]);
}

async function write(
  db: Db,
  ours: readonly Done[],
  runs: Map<string, RunState>,
  changes: Changes,
  context: SettleContext,
): Promise<Job[]> {
  const ends = new Map(changes.ended.map((ending) => [ending.run.id, ending]));
  const jobs = changes.jobs.filter(({ runId }) => !ends.has(runId));
  const rewritten = new Set(jobs.map(({ runId, key }) => `${runId} ${key}`));
  const touched = new Map(ours.map(({ job, tookMs }) => [job.runId, tookMs]));
  for (const { run } of changes.ended) context.tallies.add(run.functionId, tallyOf(run));
  const [, , leased] = await Promise.all([
    writeSteps(db, changes.steps),
    dropJobs(
      db,
      ours.map(({ job }) => job).filter((job) => !rewritten.has(`${job.runId} ${job.key}`)),
    ),
    writeJobs(db, context.node, jobs),
    insertWaits(
      db,
      changes.waits.filter(({ runId }) => !ends.has(runId)),
    ),
    dropWaits(
      db,
      changes.resumed.filter(({ runId }) => !ends.has(runId)),
    ),
    insertAttempts(db, changes.attempts),
    updateRuns(
      db,
      [...touched].flatMap(([id, tookMs]) => {
        const run = runs.get(id);
        return run ? [{ run, end: ends.get(id) ?? null, tookMs }] : [];
      }),
    ),
    dropWorkOfRuns(db, [...ends.keys()]),
  ]);
  return leased;
}

function tallyOf(run: RunState): "completed" | "failed" | "cancelled" {
  if (run.status === "Failed") return "failed";
  return run.status === "Cancelled" ? "cancelled" : "completed";
}

/** What the changes set off in other runs: invoked functions, resumed callers, functions that hear of an end. */
async function follow(
  db: Db,
  changes: Changes,
  triggers: Triggers,
  context: SettleContext,
): Promise<{ leased: Job[]; queued: boolean }> {
  const nowMs = Date.now();
  const heard = changes.ended.filter(({ run }) => triggers.has(run.id));
  const wakes = heard.flatMap((ending) => {
    const { parentRun: runId, parentStep: stepId } = ending.run;
    if (!runId || !stepId) return [];
    return [{ runId, stepId, payload: invocationValue(ending, triggerOf(ending.run, triggers), nowMs) }];
  });
  const children = changes.invocations.flatMap((invocation) => invoke(invocation, context, nowMs));
  const started = children.length > 0 ? await startRuns(db, children, context) : null;
  const created = new Set(started?.runs.map(({ id }) => id));
  const refused = children.filter(({ id }) => !created.has(id));
  await wakeSteps(db, [...wakes, ...refused.flatMap(refusedInvocation)]);
  const events = heard.flatMap((ending) => endingEvents(ending, triggerOf(ending.run, triggers), nowMs));
  const own = events.length > 0 ? await takeInOwn(db, events, context) : null;
  return {
    leased: [...(started?.leased ?? []), ...(own?.leased ?? [])],
    queued: wakes.length + refused.length > 0 || !!started?.queued || !!own?.queued,
  };
}

function invoke(
  { run, operation }: Changes["invocations"][number],
  { registry }: SettleContext,
  nowMs: number,
): NewRun[] {
  const definition = registry.active(operation.functionId);
  if (!definition) return [];
  const { id: stepId, name: stepName, until } = operation;
  const expireMs = "atMs" in until ? until.atMs : nowMs + until.afterMs;
  const caller = { runId: run.id, stepId, stepName, functionId: run.functionId };
  const event = invocationEvent(caller, definition.id, operation.data, { nowMs, expireMs });
  return [newRun(definition, event, { runId: run.id, stepId })];
}

function refusedInvocation({ parent }: NewRun) {
  const error = { name: "Error", message: "invoked function is rate limited" };
  return parent ? [{ ...parent, payload: canonicalJson({ error }) }] : [];
}
