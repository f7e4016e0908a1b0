import postgres from "postgres";
import { afterEach, expect, test } from "vitest";
import { type Engine, startEngine } from "#jobs/engine/engine.ts";
import { eventually, pause, testConfig } from "../support.ts";
import {
  byRun,
  type Call,
  callOf,
  type Exchange,
  isCall,
  loadRecording,
  normalise,
  recordingNames,
  withoutOwnWords,
} from "./recording.ts";
import { type ReplayApp, startReplayApp, withInlinedState } from "./replay-app.ts";
import { NOT_APPLICABLE, SCENARIOS, type Scenario } from "./scenarios.ts";

const SIGNING_KEY = "signkey-prod-a1b2c3d4e5f60718293a4b5c6d7e8f90";
const EVENT_KEY = "evkey-local-1";
/** How long nothing may happen after the last recorded call for the sequence to count as complete. */
const QUIET_MS = 350;

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
    if (scenario.cron) await makeSchedulesDue();
    const expected = recording.filter(isCall);
    const shiftMs = Date.now() - (await sendRecorded(recording, expected, engine.url, app));
    expect(shiftMs).toBeGreaterThan(0);
    await eventually(() => (app?.calls.length ?? 0) >= expected.length, 15_000).catch(() => {});
    await pause(QUIET_MS);
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

async function makeSchedulesDue(): Promise<void> {
  const sql = postgres(process.env.DATABASE_URL ?? "", { max: 1 });
  await eventually(async () => (await sql`select 1 from engine.crons where isfinite(next_at)`).length > 0);
  await sql`update engine.crons set next_at = date_trunc('minute', now())`;
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

/**
 * Sends what the app sent to the server, each when as many calls have come in as had then; compares the
 * answers. Returns the recorded time of the first event.
 */
async function sendRecorded(
  recording: readonly Exchange[],
  expected: readonly Exchange[],
  engineUrl: string,
  replay: ReplayApp,
): Promise<number> {
  const sent = recording.filter(
    ({ direction, path, method }) =>
      direction === "app->server" && method === "POST" && !path.startsWith("/v1/checkpoint"),
  );
  const firstTs = sentAt(sent[0]) ?? Date.now() - 1_000;
  const shift = Date.now() - firstTs;
  for (const exchange of sent) {
    const before = expected.filter(({ at_ms }) => at_ms < exchange.at_ms).length;
    await eventually(() => replay.calls.length >= before);
    if (before > 0 && exchange.path.startsWith("/e/")) await pause(120);
    await post(exchange, engineUrl, shift);
  }
  return firstTs;
}

// The SDK puts the time of sending into the seed of the event ids.
function sentAt(exchange: Exchange | undefined): number | null {
  const [millis] = (exchange?.headers["x-inngest-event-id-seed"] ?? "").split(",");
  return millis ? Number(millis) : null;
}

async function post({ path, requestBody, status, responseBody }: Exchange, engineUrl: string, shift: number) {
  const delayed = (each: unknown) => {
    const event = each as { ts?: unknown };
    return typeof event?.ts === "number" ? { ...event, ts: event.ts + shift } : each;
  };
  const body = Array.isArray(requestBody) ? requestBody.map(delayed) : requestBody;
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const answer = await fetch(`${engineUrl}${path}`, { method: "POST", body: text });
  const said = await answer.text();
  expect(answer.status).toBe(status);
  if (!path.startsWith("/e/")) return;
  const { error: _words, ...shown } = JSON.parse(said) as Record<string, unknown>;
  const { error: _theirs, ...recorded } = responseBody as Record<string, unknown>;
  expect(normalise(shown)).toEqual(normalise(recorded));
}
