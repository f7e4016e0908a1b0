import type { ReplayRunInput } from "#lib/contracts/jobs.ts";
import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { conflict, notFound } from "#server/errors.ts";
import { requireOperatorDoor } from "#server/jobs-engine/operator-door.ts";
import { noteRun } from "./note-run.ts";

/** Does a step of an ended run and all after it again, as a new run; everything without a step. @throws RUN_STILL_ACTIVE */
export async function replayRun(ctx: Ctx, { runId, stepId }: ReplayRunInput): Promise<{ runId: string }> {
  requireStaff(ctx, "admin");
  const door = requireOperatorDoor();
  const found = await door.run(runId);
  if (found.run.endedAt === null) throw conflict("RUN_STILL_ACTIVE");
  const step = stepId ? found.steps.find(({ id, state }) => id === stepId && state === "done") : null;
  if (stepId && !step) throw notFound("step");
  await noteRun(ctx, found, "replay_run", { fromStep: step?.name ?? null });
  return door.replay(runId, stepId ?? null);
}
