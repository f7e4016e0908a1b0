import { newRun, startRuns } from "./intake.ts";
import type { RunLoop } from "./run-loop.ts";
import { copySteps, findRerunSource, stepExists } from "./store/reruns.ts";

/** Why a run cannot be run again or cancelled. */
export class RunActionRefused extends Error {
  readonly code: "RUN_NOT_FOUND" | "RUN_STILL_ACTIVE" | "RUN_OVER" | "FUNCTION_GONE" | "STEP_NOT_FOUND";
  constructor(code: RunActionRefused["code"]) {
    super(code);
    this.code = code;
  }
}

/**
 * Runs an ended run once more as a new run of the same event; returns the new run's id. `fromStep` null: what
 * succeeded is kept and what failed is done again; a step's id: that step and all after it are done again.
 */
export async function rerun(
  loop: RunLoop,
  runId: string,
  fromStep: string | null,
  keepSteps: boolean,
): Promise<string> {
  const result = await loop.inTransaction(async (db, context) => {
    const source = await findRerunSource(db, runId);
    if (!source) throw new RunActionRefused("RUN_NOT_FOUND");
    if (!source.ended) throw new RunActionRefused("RUN_STILL_ACTIVE");
    const definition = context.registry.active(source.functionId);
    if (!definition) throw new RunActionRefused("FUNCTION_GONE");
    if (fromStep !== null && !(await stepExists(db, runId, fromStep)))
      throw new RunActionRefused("STEP_NOT_FOUND");
    const run = { ...newRun(definition, source.event), origin: runId };
    const started = await startRuns(db, [run], { ...context, handOff: 0 });
    if (keepSteps) await copySteps(db, runId, run.id, fromStep);
    return started;
  });
  return result.runs[0]?.id ?? "";
}
