import { setTimeout as sleep } from "node:timers/promises";
import type { Ctx } from "#server/context.ts";
import { env } from "#server/env.ts";

const ASK_EVERY_MS = 500;
const PATIENCE_MS = 60_000;
const DEADLINE_MS = 5_000;

/**
 * Resolves when every address of JOBS_APPS has registered its functions with the job engine: an event sent before is
 * accepted and wakes nobody. Asks again until it works; after a minute, or at `signal`, it resolves all the same, since what
 * is sent too early is sent again.
 */
export async function awaitRegistration(
  ctx: Ctx,
  signal: AbortSignal,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  const until = performance.now() + patienceMs;
  let waiting = env().JOBS_APPS;
  while (waiting.length > 0 && !signal.aborted) {
    const answers = await Promise.all(waiting.map(isRegistered));
    waiting = waiting.filter((_, i) => !answers[i]);
    if (waiting.length === 0) return;
    if (performance.now() > until) return ctx.log.warn({ waiting }, "functions are not registered yet");
    await sleep(ASK_EVERY_MS, undefined, { signal }).catch(() => {});
  }
}

/** The SDK behind the address registers and answers 200 when the engine has taken its functions. */
async function isRegistered(app: string): Promise<boolean> {
  const signal = AbortSignal.timeout(DEADLINE_MS);
  return fetch(app, { method: "PUT", signal, redirect: "error" }).then(
    ({ ok }) => ok,
    () => false,
  );
}
