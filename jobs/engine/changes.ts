import type { Outcome } from "./answers.ts";
import type { Job, NewJob, NewWait, RunError, RunStatus } from "./model.ts";
import type { Operation } from "./opcodes.ts";
import type { RunState } from "./store/runs.ts";
import type { AttemptRecord, StepWrite } from "./store/steps.ts";

/** One finished piece of work. `tookMs`: how long the call lasted. */
export type Done = { job: Job; outcome: Outcome; tookMs: number };

/** The end of a run. `output`: JSON text. */
export type Ending = { run: RunState; status: RunStatus; output: string | null; error: RunError | null };

/** What the outcomes of a batch change; written in one transaction by settle.ts. */
export class Changes {
  readonly steps: StepWrite[] = [];
  readonly jobs: NewJob[] = [];
  readonly waits: NewWait[] = [];
  readonly resumed: { runId: string; stepId: string }[] = [];
  readonly attempts: AttemptRecord[] = [];
  readonly invocations: { run: RunState; operation: Extract<Operation, { op: "invoke" }> }[] = [];
  readonly ended: Ending[] = [];
}
