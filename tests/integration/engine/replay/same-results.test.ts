import { describe, expect, type TestContext, test } from "vitest";
import { startEngine } from "#jobs/engine/engine.ts";
import { createTestDatabase } from "#tests/support/stack.ts";
import { eventually, register, startApp, type TestApp, testConfig } from "../support.ts";
import { type EngineView, makeSchedulesDue, registeredFunctions, viewOf } from "./engine-view.ts";
import { mailerFunctions, shopFunctions } from "./recorded-functions.ts";
import { callOf, type Exchange, isCall, loadRecording, normalise } from "./recording.ts";
import { SCENARIOS } from "./scenarios.ts";
import { sendRecorded } from "./send-recorded.ts";

/** Replayed, but with nothing for the SDK to do. */
const NO_CALLS: Record<string, string> = {
  "classic-event-api-validation": "the server refuses the events: no function runs",
  "signed-event-wrong-key": "the server refuses the event: no function runs",
  "signed-register-no-auth": "the server refuses the registration: no function runs",
};

/** What the real server ended by itself, which the app's answers do not show; `Running`: still asleep at the end. */
const ENDED_BY_ENGINE: Record<string, [functionId: string, status: string][]> = {
  "classic-cancel-midstep": [["shop-cancel-midstep", "Cancelled"]],
  "classic-cancel-on": [["shop-cancelable", "Cancelled"]],
  "classic-invoke-child-cancelled": [["shop-cchild", "Cancelled"]],
  "classic-invoke-timeout": [["shop-child-slow", "Running"]],
  "classic-large-response-9MB-rejected": [["shop-big", "Failed"]],
  "classic-large-step-output-5MB-rejected": [["shop-big", "Failed"]],
  "classic-wait-bad-expression": [["shop-bad-if", "Failed"]],
};

const KEYS = { signing: "signkey-prod-a1b2c3d4e5f60718293a4b5c6d7e8f90", event: "evkey-local-1" };
const SENT_BY_STEPS = ["demo/sent", "q/sig"];

type Result = { functionId: string; status: string; output: unknown };

test("a scenario without calls is one that is replayed, and has none", () => {
  for (const name of Object.keys(NO_CALLS)) {
    expect(Object.keys(SCENARIOS)).toContain(name);
    expect(loadRecording(name).filter(isCall)).toEqual([]);
  }
});

describe.concurrent("the real SDK, called by the engine, ends in the recorded result", () => {
  test.for(Object.keys(SCENARIOS).filter((name) => !(name in NO_CALLS)))(
    "%s",
    { timeout: 90_000 },
    async (name, { onTestFinished }) => {
      const recording = loadRecording(name);
      const world = await startRecorded(name, recording, onTestFinished);
      const { engineUrl, databaseUrl, view, apps } = world;
      expect(await registeredFunctions(databaseUrl)).toEqual(
        expect.arrayContaining(recordedConfigs(world.used)),
      );
      if (SCENARIOS[name]?.cron) await makeSchedulesDue(databaseUrl);
      const calls = () => apps.reduce((sum, app) => sum + app.calls(), 0);
      await sendRecorded(recording, { engineUrl, view, calls, sentBySteps: SENT_BY_STEPS });
      const expected = recordedResults(name, recording);
      const isReached = async () => JSON.stringify(await results(view)) === JSON.stringify(expected);
      await eventually(async () => (await isReached()) && view.isQuiet(), 30_000).catch(() => {});
      expect(await results(view)).toEqual(expected);
    },
  );
});

/** An engine on a database of its own, and the apps of the recording; their false answers are given in their place. */
async function startRecorded(
  name: string,
  recording: readonly Exchange[],
  onTestFinished: TestContext["onTestFinished"],
) {
  const signed = SCENARIOS[name]?.signed ?? false;
  const database = await createTestDatabase();
  const keys = signed ? { signingKey: KEYS.signing, eventKey: KEYS.event } : {};
  const engine = await startEngine(
    testConfig({ ...keys, databaseUrl: database.url, graceMs: 100, connections: 3 }),
  );
  const view = viewOf(engine.url, signed ? KEYS.signing : null);
  const calls = recording.filter(isCall);
  const used = new Set(calls.map(({ query }) => query.fnId ?? ""));
  if (name === "classic-invoke-timeout") used.add("shop-child-slow");
  const watched = calls.map(callOf).find(({ fnId }) => fnId === "shop-watch")?.body.event.name ?? null;
  const options = {
    signed,
    keys: KEYS,
    ...(name.startsWith("fault-") ? { instead: (call: number) => falseAnswer(calls[call - 1]) } : {}),
  };
  const apps: TestApp[] = [
    await startApp(engine.url, "shop", (client) => shopFunctions(client, used, watched, view), options),
  ];
  if ([...used].some((id) => id.startsWith("mailer-")))
    apps.push(await startApp(engine.url, "mailer", mailerFunctions, options));
  onTestFinished(async () => {
    await engine.stop();
    await Promise.all(apps.map((app) => app.close()));
    await database.drop();
  });
  for (const app of apps) expect((await register(app)).status).toBe(200);
  return { engineUrl: engine.url, databaseUrl: database.url, view, apps, used };
}

// In those recordings a door in front of the app said something false; what the app itself said is a finished run.
function falseAnswer(exchange: Exchange | undefined) {
  if (!exchange || isFinished(exchange)) return null;
  const { status, responseHeaders: headers, responseBody } = exchange;
  const isText = typeof responseBody === "string" && !/json/.test(headers["content-type"] ?? "");
  return { status, headers, body: isText ? responseBody : JSON.stringify(responseBody) };
}

function isFinished({ status, responseBody }: Exchange): boolean {
  return status === 206 && (responseBody as { op?: string }[])[0]?.op === "RunComplete";
}

/** The functions as they were registered when the recordings were made, those of them that a scenario uses. */
function recordedConfigs(used: ReadonlySet<string>): unknown[] {
  const registered = loadRecording("registration-dev")
    .filter(({ path }) => path === "/fn/register")
    .flatMap(({ requestBody }) => (requestBody as { functions: { id: string; steps: object }[] }).functions)
    .filter(({ id }) => used.has(id));
  return registered.map(({ steps, ...config }) => expect.objectContaining(config));
}

/** How each run ended, as the app's last answer says; what the server ended by itself as the table above says. */
function recordedResults(name: string, recording: readonly Exchange[]): Result[] {
  const ends = recording
    .filter(isCall)
    .flatMap(({ query, status, responseHeaders, responseBody }): Result[] => {
      const functionId = query.fnId ?? "";
      const isSdk = responseHeaders["x-inngest-sdk"] !== undefined;
      if (status === 200 && isSdk) return [{ functionId, status: "Completed", output: responseBody }];
      const [first] = (status === 206 ? responseBody : []) as { op: string; data: unknown }[];
      if (first?.op === "RunComplete") return [{ functionId, status: "Completed", output: first.data }];
      if (status === 206 || !isSdk || responseHeaders["x-inngest-no-retry"] !== "true") return [];
      const { name: error, message } = responseBody as Error;
      return [{ functionId, status: "Failed", output: { name: error, message } }];
    });
  const byServer = (ENDED_BY_ENGINE[name] ?? []).map(([functionId, status]) => ({
    functionId,
    status,
    output: null,
  }));
  const isByServer = (end: Result) => byServer.some((one) => one.functionId === end.functionId);
  return sorted([...ends.filter((end) => !isByServer(end)), ...byServer]);
}

/** All runs of the engine; of an error that is its own the words are its own too. */
async function results(view: EngineView): Promise<Result[]> {
  const ends = (await view.runs()).map(({ functionId, status, output, error }): Result => {
    if (status === "Completed") return { functionId, status, output };
    const said = status === "Failed" && error?.code === "NonRetriableError" ? error : null;
    return { functionId, status, output: said && { name: said.name, message: said.message } };
  });
  return sorted(ends);
}

function sorted(ends: Result[]): Result[] {
  const shown = ends.map((end) => ({ ...end, output: normalise(end.output) }));
  return shown.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
