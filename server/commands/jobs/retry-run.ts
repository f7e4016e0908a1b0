import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { conflict } from "#server/errors.ts";
import { requireOperatorDoor } from "#server/jobs-engine/operator-door.ts";
import { noteRun } from "./note-run.ts";

/** Runs what failed once more, as a new run that keeps the steps that succeeded. @throws RUN_STILL_ACTIVE */
export async function retryRun(ctx: Ctx, { runId }: { runId: string }): Promise<{ runId: string }> {
  requireStaff(ctx, "admin");
  const door = requireOperatorDoor();
  const found = await door.run(runId);
  if (found.run.endedAt === null) throw conflict("RUN_STILL_ACTIVE");
  await noteRun(ctx, found, "retry_run");
  return door.retry(runId);
}
