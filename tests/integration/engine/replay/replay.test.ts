import postgres from "postgres";
import { afterEach, expect, test } from "vitest";
import { type Engine, startEngine } from "#jobs/engine/engine.ts";
import { eventually, testConfig } from "../support.ts";
import { makeSchedulesDue, viewOf } from "./engine-view.ts";
import {
  byRun,
  type Call,
  callOf,
  type Exchange,
  isCall,
  loadRecording,
  recordingNames,
  withoutOwnWords,
} from "./recording.ts";
import { type ReplayApp, startReplayApp, withInlinedState } from "./replay-app.ts";
import { NOT_APPLICABLE, SCENARIOS, type Scenario } from "./scenarios.ts";
import { sendRecorded } from "./send-recorded.ts";

const SIGNING_KEY = "signkey-prod-a1b2c3d4e5f60718293a4b5c6d7e8f90";
const EVENT_KEY = "evkey-local-1";

let engine: Engine | null = null;
let app: ReplayApp | null = null;
afterEach(async () => {
  await engine?.stop();
  await app?.close();
  [engine, app] = [null, null];
});

test("every recording is replayed, or named with the reason why not", () => {
  const known = [...Object.keys(SCENARIOS), ...Object.keys(NOT_APPLICABLE)];
  expect(known.toSorted()).toEqual(recordingNames().toSorted());
});

test.each(Object.entries(SCENARIOS))(
  "%s",
  async (name, scenario) => {
    const recording = withInlinedState(loadRecording(name));
    await clearState();
    app = await startReplayApp(recording, scenario, scenario.signed ? SIGNING_KEY : null);
    const keys = scenario.signed ? { signingKey: SIGNING_KEY, eventKey: EVENT_KEY } : {};
    engine = await startEngine(testConfig({ ...keys, graceMs: 100 }));
    await registerAll(recording, scenario, engine.url, app.url);
    if (scenario.cron) await makeSchedulesDue(process.env.DATABASE_URL ?? "");
    const expected = recording.filter(isCall);
    const view = viewOf(engine.url, scenario.signed ? SIGNING_KEY : null);
    const own = app;
    own.isSettled = () => view.isQuiet(Number.POSITIVE_INFINITY);
    const onSent = () => {
      own.sent++;
    };
    await sendRecorded(recording, { engineUrl: engine.url, view, calls: () => own.calls.length, onSent });
    await eventually(() => own.calls.length >= expected.length, 15_000).catch(() => {});
    await eventually(() => view.isQuiet());
    expect(app.problems).toEqual([]);
    const words = scenario.ownWords ? withoutOwnWords : (call: Call) => call;
    const ordered = scenario.ordered ?? false;
    const shown = (calls: readonly Call[]) => byRun(calls.map(words), ordered);
    expect(shown(app.calls)).toEqual(shown(expected.map(callOf)));
  },
  60_000,
);

async function clearState(): Promise<void> {
  const sql = postgres(process.env.DATABASE_URL ?? "", { max: 1, onnotice: () => {} });
  await sql`drop schema if exists engine cascade`;
  await sql.end();
}

type Registered = { id: string; steps: { step: Record<string, unknown> } };

/** Registers the functions the recording calls, as they were registered then, at the app that replays. */
async function registerAll(
  recording: readonly Exchange[],
  scenario: Scenario,
  engineUrl: string,
  appUrl: string,
): Promise<void> {
  const original = loadRecording("registration-dev")
    .filter(({ path }) => path === "/fn/register")
    .flatMap(({ requestBody }) => (requestBody as { functions: Registered[] }).functions);
  const calls = recording.filter(isCall).map(callOf);
  const ids = new Set([...calls.map(({ fnId }) => fnId), ...Object.keys(scenario.functions ?? {})]);
  const byApp = new Map<string, unknown[]>();
  for (const id of ids) {
    const known = original.find((each) => each.id === id);
    const most = calls.find(({ fnId }) => fnId === id)?.body.ctx.max_attempts ?? 5;
    const runtime = { type: "http", url: `${appUrl}?fnId=${id}&stepId=step` };
    const steps = {
      step: { id: "step", name: "step", ...known?.steps.step, runtime, retries: { attempts: most - 1 } },
    };
    const appName = id.split("-")[0] ?? "";
    byApp.set(appName, [
      ...(byApp.get(appName) ?? []),
      { id, name: id, ...known, ...scenario.functions?.[id], steps },
    ]);
  }
  for (const [appName, functions] of byApp) {
    const answer = await fetch(`${engineUrl}/fn/register`, {
      method: "POST",
      headers: { authorization: `Bearer ${SIGNING_KEY}` },
      body: JSON.stringify({ url: appUrl, appName, functions, sdk: "js:v4.24.0" }),
    });
    expect([answer.status, await answer.json()]).toMatchObject([200, { ok: true }]);
  }
}
