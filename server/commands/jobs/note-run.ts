import { requireStaff } from "#server/authorise.ts";
import { writeAudit } from "#server/commands/admin/write-audit.ts";
import type { Ctx } from "#server/context.ts";
import type { EngineRun } from "#server/jobs-engine/answers.ts";

/** Notes who asks what of a run, before it is asked: nothing is done in the engine without a name beside it. */
export async function noteRun(
  ctx: Ctx,
  { run }: Pick<EngineRun, "run">,
  action: "cancel_run" | "retry_run" | "replay_run",
  more: Record<string, unknown> = {},
): Promise<void> {
  const actor = requireStaff(ctx, "admin");
  const detail = { function: run.functionId, status: run.status, ...more };
  await ctx.db.transaction((tx) => writeAudit(tx, actor, { action, subject: run.id, detail }));
}
