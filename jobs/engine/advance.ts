import type { Outcome } from "./answers.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { Changes, Done } from "./changes.ts";
import { compileExpression, ExpressionRefused } from "./expressions.ts";
import { callJob } from "./intake.ts";
import { waitKey } from "./match-keys.ts";
import type { EventBody, FunctionDefinition, NewWait, RunError, RunStatus } from "./model.ts";
import { type Operation, stepErrorValue } from "./opcodes.ts";
import { wakeKey } from "./store/jobs.ts";
import type { RunState } from "./store/runs.ts";
import type { StepWrite } from "./store/steps.ts";

/** What an advance has to know besides the run. `trigger`: the event that started it. */
export type AdvanceContext = {
  definition: FunctionDefinition | undefined;
  trigger: () => EventBody;
  canInvoke: (functionId: string) => boolean;
  retryDelayMs: (attempt: number) => number;
  /** Takes one of the places in which this process can go on at once; false when there is none. */
  handOff: () => boolean;
};

const MAX_STEPS = 1_000;
const MAX_STATE_BYTES = 32 * 1024 * 1024;
const REPEAT_MS = 150;
const OWN_KINDS = new Set(["sleep", "wait", "invoke"]);
const TIMED_OUT = canonicalJson({
  error: {
    error: "InngestInvokeTimeoutError: Timed out waiting for invoked function to complete",
    name: "InngestInvokeTimeoutError",
    message: "Timed out waiting for invoked function to complete",
  },
});

type Retry = {
  error: RunError;
  status: number | null;
  afterMs: number | null;
  counts: boolean;
  /** The step that failed, when the call was not of that step alone. */
  stepId?: string | null;
};
type Operations = Extract<Outcome, { kind: "operations" }>;
type Finished = Extract<Operation, { op: "done" | "failed" | "error" }>;
type Member = Exclude<Operation, Finished | { op: "complete" }>;

/**
 * Moves a run on by the outcome of one piece of work (protocol, section 7). Does no I/O: it changes `run`,
 * which the caller holds locked, and adds to `changes`. A run that is over is left alone.
 */
export function advance(run: RunState, done: Done, changes: Changes, context: AdvanceContext): void {
  if (run.status !== "Queued" && run.status !== "Running") return;
  run.status = "Running";
  new Advance(run, done, changes, context).apply(done.outcome);
}

class Advance {
  readonly #run: RunState;
  readonly #done: Done;
  readonly #changes: Changes;
  readonly #context: AdvanceContext;

  constructor(run: RunState, done: Done, changes: Changes, context: AdvanceContext) {
    this.#run = run;
    this.#done = done;
    this.#changes = changes;
    this.#context = context;
  }

  apply(outcome: Outcome): void {
    if (outcome.kind === "cancelled") this.#end("Cancelled", null, null);
    else if (outcome.kind === "returned") this.#end("Completed", outcome.output, null);
    else if (outcome.kind === "retry") this.#retry(outcome);
    else if (outcome.kind === "woken") this.#wake();
    else if (outcome.kind === "operations") this.#operations(outcome);
    else {
      this.#record(outcome.error, outcome.status);
      this.#end("Failed", null, outcome.error);
    }
  }

  #end(status: RunStatus, output: string | null, error: RunError | null): void {
    this.#run.status = status;
    this.#changes.ended.push({ run: this.#run, status, output, error });
  }

  #record(error: RunError, status: number | null, stepId = this.#done.job.stepId): void {
    const { job, tookMs } = this.#done;
    const { runId, attempt } = job;
    this.#changes.attempts.push({ runId, stepId, attempt, tookMs, status, error: canonicalJson(error) });
  }

  get #lastAttempt(): boolean {
    return this.#done.job.attempt + 1 >= (this.#context.definition?.maxAttempts ?? 1);
  }

  #retry({ error, status, afterMs, counts, stepId }: Retry): void {
    const { job } = this.#done;
    if (counts) this.#record(error, status, stepId ?? job.stepId);
    if (counts && this.#lastAttempt) {
      this.#end("Failed", null, error);
      return;
    }
    const attempt = counts ? job.attempt + 1 : job.attempt;
    const due = { afterMs: afterMs ?? this.#context.retryDelayMs(job.attempt) };
    this.#changes.jobs.push({ ...job, attempt, due, leased: false, caps: this.#run.caps });
  }

  #wake(): void {
    const { stepId: id, payload } = this.#done.job;
    const step = id === null ? undefined : this.#run.steps.get(id);
    if (!step || id === null || step.state === "done") return;
    const expired = step.op === "invoke" ? TIMED_OUT : "null";
    this.#finishStep({ id, op: step.op, name: id }, payload ?? expired, 1);
    this.#changes.resumed.push({ runId: this.#run.id, stepId: id });
    this.#discoverWhenDone();
  }

  #operations({ operations, version, final, retryAfterMs }: Operations): void {
    const { job } = this.#done;
    if (operations.length > 0) this.#run.version = version ?? this.#run.version;
    let failure: RunError | null = null;
    let failed: string | null = null;
    for (const operation of operations) {
      if (operation.op === "error" && !final && !this.#lastAttempt)
        [failure, failed] = [operation.error, operation.id];
      else this.#operation(operation, operations.length > 1);
      if (this.#run.status !== "Running") return;
    }
    if (this.#overLimit()) return;
    failure ??= this.#missingStep();
    if (failure)
      this.#retry({ error: failure, status: 206, afterMs: retryAfterMs, counts: true, stepId: failed });
    else if (operations.length > 0) this.#discoverWhenDone();
    else
      this.#changes.jobs.push({ ...job, due: { afterMs: REPEAT_MS }, leased: false, caps: this.#run.caps });
  }

  #overLimit(): boolean {
    if (this.#run.steps.size <= MAX_STEPS && this.#run.bytes <= MAX_STATE_BYTES) return false;
    const message = `a run may have ${MAX_STEPS} steps and ${MAX_STATE_BYTES} bytes of state`;
    this.#end("Failed", null, { code: "STATE_TOO_LARGE", name: "Error", message });
    return true;
  }

  #missingStep(): RunError | null {
    const { stepId } = this.#done.job;
    if (stepId === null || this.#run.steps.get(stepId)?.state !== "pending") return null;
    return { code: "STEP_MISSING", name: "Error", message: "the step asked for is not in the answer" };
  }

  #operation(operation: Operation, parallel: boolean): void {
    if (operation.op === "complete") {
      this.#end("Completed", operation.output, null);
      return;
    }
    const known = this.#run.steps.get(operation.id);
    if (operation.op === "done" || operation.op === "failed" || operation.op === "error") {
      if (known?.state === "done") return;
      if (operation.op !== "done") this.#record(operation.error, 206, operation.id);
      this.#finishStep(operation, operation.value, this.#done.job.attempt + 1);
    } else if (!known) {
      this.#plan(operation, parallel);
    }
  }

  #plan(member: Member, parallel: boolean): void {
    this.#run.steps.set(member.id, { state: "pending", op: member.op });
    this.#run.pending++;
    this.#changes.steps.push({ ...this.#step(member), detail: detailOf(member) });
    if (member.op === "planned") this.#queueCall(member.id, parallel);
    else if (member.op === "wait") this.#wait(member);
    else if (member.op === "invoke") this.#invoke(member);
    else this.#queueTimer(member);
  }

  #queueCall(stepId: string, parallel: boolean): void {
    const { id, functionId, seq: turn, caps } = this.#run;
    const leased = caps.length === 0 && this.#context.handOff();
    const job = { ...callJob(id, functionId), key: `step:${stepId}`, stepId, turn, parallel };
    this.#changes.jobs.push({ ...job, due: { afterMs: 0 }, leased, caps });
  }

  #queueTimer({ id: stepId, until }: Exclude<Member, { op: "planned" }>): void {
    const { id, functionId, seq: turn } = this.#run;
    const job = { ...callJob(id, functionId), kind: "wake" as const, key: wakeKey(stepId), stepId, turn };
    this.#changes.jobs.push({ ...job, due: until, leased: false, caps: [] });
  }

  #wait(member: Extract<Member, { op: "wait" }>): void {
    try {
      this.#changes.waits.push(waitFor(this.#run, member, this.#context.trigger()));
      this.#queueTimer(member);
    } catch (error) {
      if (!(error instanceof ExpressionRefused)) throw error;
      this.#end("Failed", null, { code: "InvalidExpression", name: "Error", message: error.message });
    }
  }

  #invoke(member: Extract<Member, { op: "invoke" }>): void {
    if (this.#context.canInvoke(member.functionId)) {
      this.#changes.invocations.push({ run: this.#run, operation: member });
      this.#queueTimer(member);
      return;
    }
    const message = `could not find function with ID: ${member.functionId}`;
    this.#finishStep(member, stepErrorValue({ code: "Error", name: "Error", message }), 1);
  }

  #step({ id, op, name }: { id: string; op: string; name: string }): StepWrite {
    const kind = OWN_KINDS.has(op) ? op : "run";
    const blank = { seq: null, value: null, attempts: 0, detail: null, tookMs: 0 };
    return { runId: this.#run.id, id, op: kind, name, state: "pending", ...blank };
  }

  #finishStep(step: { id: string; op: string; name: string }, value: string, attempts: number): void {
    const run = this.#run;
    const known = run.steps.get(step.id);
    if (known) run.pending--;
    run.steps.set(step.id, { state: "done", op: known?.op ?? step.op });
    run.seq++;
    run.bytes += Buffer.byteLength(value);
    const tookMs = this.#done.tookMs;
    this.#changes.steps.push({ ...this.#step(step), state: "done", seq: run.seq, value, attempts, tookMs });
  }

  // One discovery follows when the last member of a plan has finished, not one after each.
  #discoverWhenDone(): void {
    const { id, functionId, pending, seq: turn, caps } = this.#run;
    if (pending > 0) return;
    const leased = caps.length === 0 && this.#context.handOff();
    this.#changes.jobs.push({ ...callJob(id, functionId), turn, due: { afterMs: 0 }, leased, caps });
  }
}

function detailOf(member: Member): string | null {
  if (member.op === "planned") return null;
  const { op: _op, id: _id, name: _name, ...detail } = member;
  return canonicalJson(detail);
}

function waitFor(run: RunState, member: Extract<Member, { op: "wait" }>, trigger: EventBody): NewWait {
  const filter = member.filter === null ? null : compileExpression(member.filter, "both");
  return {
    kind: "wait",
    event: member.event,
    runId: run.id,
    stepId: member.id,
    functionId: run.functionId,
    expression: member.filter,
    matchKey: waitKey(filter, trigger),
    expires: member.until,
  };
}
