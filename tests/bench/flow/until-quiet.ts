import { setTimeout as sleep } from "node:timers/promises";

/** Waits until no call of the engine is open for three seconds: what was set off before is another story. */
export async function untilQuiet(): Promise<void> {
  const { JOBS_OPERATOR_URL: url = "", INNGEST_SIGNING_KEY: key = "" } = process.env;
  const headers = { authorization: `Bearer ${key}` };
  for (let quiet = 0, polls = 0; quiet < 3 && polls < 180; polls++) {
    await sleep(1_000);
    const answer = await fetch(`${url}/functions`, { headers });
    const { openCalls } = (await answer.json()) as { openCalls: number };
    quiet = openCalls === 0 ? quiet + 1 : 0;
  }
}
