import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import type { EngineFunction } from "#server/jobs-engine/answers.ts";
import { consoleUrl, operatorDoor } from "#server/jobs-engine/operator-door.ts";
import { type EffectsAnswer, readEffects } from "./effects.ts";
import { ifSilent } from "./if-silent.ts";

/** What there is to see of the engine: its functions by app, nothing for the moment, or its own pages elsewhere. */
export type EngineView =
  | { state: "shown"; apps: { name: string; syncedAt: string; functions: EngineFunction[] }[] }
  | { state: "silent" }
  | { state: "elsewhere"; url: string };

export type JobsOverview = { engine: EngineView; effects: EffectsAnswer; checkedAt: string };

/** The jobs at a glance: functions where the engine shows them, and the promised effects of our own tables. */
export async function getJobsOverview(ctx: Ctx): Promise<JobsOverview> {
  requireStaff(ctx, "admin");
  const [engine, effects] = await Promise.all([viewOfEngine(), readEffects(ctx)]);
  return { engine, effects, checkedAt: ctx.now().toISOString() };
}

async function viewOfEngine(): Promise<EngineView> {
  const door = operatorDoor();
  if (!door) return { state: "elsewhere", url: consoleUrl() };
  const answer = await door.functions().catch(ifSilent);
  if (!answer) return { state: "silent" };
  const apps = answer.apps.map(({ name, syncedAt }) => ({
    name,
    syncedAt,
    functions: answer.functions.filter(({ app }) => app === name),
  }));
  return { state: "shown", apps };
}
