import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { conflict } from "#server/errors.ts";
import { requireOperatorDoor } from "#server/jobs-engine/operator-door.ts";
import { noteRun } from "./note-run.ts";

/** Ends a run that is under way; a step that is being done is finished and its result dropped. @throws RUN_OVER */
export async function cancelRun(ctx: Ctx, { runId }: { runId: string }): Promise<{ runId: string }> {
  requireStaff(ctx, "admin");
  const door = requireOperatorDoor();
  const found = await door.run(runId);
  if (found.run.endedAt !== null) throw conflict("RUN_OVER");
  await noteRun(ctx, found, "cancel_run");
  return door.cancel(runId);
}
