import postgres from "postgres";
import { afterEach, expect, test } from "vitest";
import { type Engine, startEngine } from "#jobs/engine/engine.ts";
import { eventually, pause, register, startApp, type TestApp, testConfig } from "../support.ts";
import { mailerFunctions, shopFunctions } from "./recorded-functions.ts";
import { callOf, type Exchange, isCall, loadRecording, normalise } from "./recording.ts";
import { SCENARIOS } from "./scenarios.ts";
import { sendRecorded } from "./send-recorded.ts";

/** Answers were falsified there, the app is not the SDK, or nothing runs. */
const WITHOUT_SDK = /^(fault-|signed-)|event-api-validation|classic-cron/;
const SENT_BY_STEPS = ["demo/sent", "q/sig"];

let engine: Engine | null = null;
let apps: TestApp[] = [];
afterEach(async () => {
  await engine?.stop();
  await Promise.all(apps.map((app) => app.close()));
  [engine, apps] = [null, []];
});

type Result = { functionId: string; status: string; output: unknown };

test.each(Object.keys(SCENARIOS).filter((name) => !WITHOUT_SDK.test(name)))(
  "%s: the real SDK, called by the engine, ends in the recorded result",
  async (name) => {
    const recording = loadRecording(name);
    const sql = postgres(process.env.DATABASE_URL ?? "", { max: 1, onnotice: () => {} });
    await sql`drop schema if exists engine cascade`;
    await sql.end();
    engine = await startEngine(testConfig({ graceMs: 100 }));
    const calls = recording.filter(isCall).map(callOf);
    const extra = name === "classic-invoke-timeout" ? ["shop-child-slow"] : [];
    const used = new Set([...calls.map(({ fnId }) => fnId), ...extra]);
    const watched = calls.find(({ fnId }) => fnId === "shop-watch")?.body.event.name ?? null;
    apps = [await startApp(engine.url, "shop", (client) => shopFunctions(client, used, watched))];
    if ([...used].some((id) => id.startsWith("mailer-")))
      apps.push(await startApp(engine.url, "mailer", mailerFunctions));
    for (const app of apps) expect((await register(app)).status).toBe(200);
    await sendRecorded(
      recording,
      engine.url,
      () => apps.reduce((sum, app) => sum + app.calls(), 0),
      SENT_BY_STEPS,
    );
    const expected = recordedResults(recording);
    const url = engine.url;
    await eventually(async () => (await results(url)).length >= expected.length, 15_000).catch(() => {});
    await pause(150);
    expect(await results(url)).toEqual(expected);
  },
  60_000,
);

/** How each run of the recording ended, as the app's last answer says. A run that was cut off has none. */
function recordedResults(recording: readonly Exchange[]): Result[] {
  const ends = recording
    .filter(isCall)
    .flatMap(({ query, status, responseHeaders, responseBody }): Result[] => {
      const functionId = query.fnId ?? "";
      if (status === 200) return [{ functionId, status: "Completed", output: responseBody }];
      const [first] = (status === 206 ? responseBody : []) as { op: string; data: unknown }[];
      if (first?.op === "RunComplete") return [{ functionId, status: "Completed", output: first.data }];
      if (status === 206 || responseHeaders["x-inngest-no-retry"] !== "true") return [];
      const { name, message } = responseBody as Error;
      return [{ functionId, status: "Failed", output: { name, message } }];
    });
  return sorted(ends);
}

/** The same of the engine's runs; what the engine itself ended (cancelled, refused) the recording does not show. */
async function results(url: string): Promise<Result[]> {
  const answer = await fetch(`${url}/operator/runs?limit=200`);
  const { runs } = (await answer.json()) as {
    runs: {
      functionId: string;
      status: string;
      output: unknown;
      error: { code: string; name: string; message: string } | null;
    }[];
  };
  const ends = runs.flatMap(({ functionId, status, output, error }): Result[] => {
    if (status === "Completed") return [{ functionId, status, output }];
    if (status !== "Failed" || error?.code !== "NonRetriableError") return [];
    return [{ functionId, status, output: { name: error.name, message: error.message } }];
  });
  return sorted(ends);
}

function sorted(ends: Result[]): Result[] {
  const shown = ends.map((end) => ({ ...end, output: normalise(end.output) }));
  return shown.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
