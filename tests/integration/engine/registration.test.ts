import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "#jobs/engine/engine.ts";
import { startEngine } from "#jobs/engine/engine.ts";
import { eventually, freePort, register, startApp, testConfig } from "./support.ts";

let engine: Engine;
const appPort = await freePort();
beforeAll(async () => {
  engine = await startEngine(testConfig({ apps: [`http://127.0.0.1:${appPort}/api/inngest`] }));
});
afterAll(() => engine.stop());

type Answer = { status: number; error?: string; modified?: boolean };
async function post(body: unknown): Promise<Answer> {
  const answer = await fetch(`${engine.url}/fn/register`, { method: "POST", body: JSON.stringify(body) });
  return { ...((await answer.json()) as Answer), status: answer.status };
}
type Fields = Record<string, unknown>;
const url = "http://127.0.0.1:9/api/inngest";
const steps = { step: { id: "step", name: "step", runtime: { type: "http", url } } };
const shop = (extra: Fields, app = "regtest") => ({
  url,
  appName: app,
  functions: [{ id: `${app}-a`, name: "a", triggers: [{ event: "r/a" }], steps, ...extra }],
});

describe("registration", () => {
  test("an app is asked to register as soon as it is there, and again when it has changed", async () => {
    const listed = async () => {
      const answer = await fetch(`${engine.url}/operator/functions`);
      return ((await answer.json()) as { functions: { id: string }[] }).functions.map(({ id }) => id);
    };
    const make = (ids: string[]) =>
      startApp(
        engine.url,
        "late",
        (client) => ids.map((id) => client.createFunction({ id, triggers: [{ event: "r/late" }] }, () => id)),
        { port: appPort },
      );
    const first = await make(["one", "two"]);
    await eventually(async () => (await listed()).includes("late-two"));
    await first.close();
    const second = await make(["one", "three"]);
    await register(second);
    expect((await listed()).filter((id) => id.startsWith("late-"))).toEqual(["late-one", "late-three"]);
    await second.close();
  });

  test("an unchanged registration is not a modification; another URL is the same app", async () => {
    expect(await post(shop({}))).toMatchObject({ status: 200, modified: true });
    expect(await post(shop({}))).toMatchObject({ status: 200, modified: false });
    expect(await post({ ...shop({}), url: "http://localhost:9/api/inngest" })).toMatchObject({
      modified: true,
    });
  });

  test("the SDK passes the reason of a refusal on to the developer", async () => {
    const app = await startApp(engine.url, "bad", (client) => [
      client.createFunction(
        { id: "t", throttle: { limit: 1, period: "5s" }, triggers: [{ event: "x" }] },
        () => 1,
      ),
    ]);
    const answer = await register(app);
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain('bad-t: option "throttle" is not supported by this engine');
    await app.close();
  });

  const refusals: [string, Fields][] = [
    ["throttle", { throttle: { limit: 1, period: "10s" } }],
    ["priority", { priority: { run: "1" } }],
    ["debounce", { debounce: { period: "5s" } }],
    ["batchEvents", { batchEvents: { maxSize: 5, timeout: "5s" } }],
    ["singleton", { singleton: { mode: "skip" } }],
    ["timeouts", { timeouts: { finish: "1h" } }],
    ["rateLimit", { rateLimit: { limit: 1, period: "10s" } }],
    ["an unknown option", { frobnicate: { x: 1 } }],
    ["a wider scope", { concurrency: { limit: 1, scope: "account", key: '"global"' } }],
    ["three limits", { concurrency: [{ limit: 1 }, { limit: 2 }, { limit: 3 }] }],
    ["a negative limit", { concurrency: -1 }],
    ["a limit's bad key", { concurrency: { limit: 1, key: "event.data." } }],
    ["a trigger's bad CEL", { triggers: [{ event: "r/a", expression: "event.data.x ===" }] }],
    ["CEL beyond what is exact", { triggers: [{ event: "r/a", expression: "event.data.x.matches('a')" }] }],
    ["an unknown variable", { triggers: [{ event: "r/a", expression: "evnt.data.x == 1" }] }],
    ["async in a trigger", { triggers: [{ event: "r/a", expression: "async.data.x == 1" }] }],
    ["bad idempotency", { idempotency: "event.data.." }],
    ["a cancellation's bad CEL", { cancel: [{ event: "x", if: "async.data ==" }] }],
    ["six cancellations", { cancel: Array.from({ length: 6 }, (_, n) => ({ event: `c${n}` })) }],
    ["eleven triggers", { triggers: Array.from({ length: 11 }, (_, n) => ({ event: `e${n}` })) }],
    ["nonsense as cron", { triggers: [{ cron: "nonsense" }] }],
    ["six cron fields", { triggers: [{ cron: "* * * * * *" }] }],
    ["an unknown zone", { triggers: [{ cron: "TZ=Mars/Base 0 9 * * *" }] }],
    ["jitter", { triggers: [{ cron: "0 9 * * *", jitter: "30s" }] }],
    ["a star in the middle", { triggers: [{ event: "r/*.a" }] }],
    ["connect", { steps: { step: { ...steps.step, runtime: { type: "ws", url: "ws://x" } } } }],
    ["25 retries", { steps: { step: { ...steps.step, retries: { attempts: 25 } } } }],
  ];
  test.each(refusals)("refused: %s", async (_what, extra) => {
    const answer = await post(shop(extra));
    expect(answer.status).toBe(400);
    expect(answer.error).toContain("regtest-a");
  });

  test("refused: no name, a function twice", async () => {
    expect(await post(shop({}, ""))).toMatchObject({ status: 400, error: "App ID required" });
    const twice = shop({});
    twice.functions.push(...shop({}).functions);
    expect(await post(twice)).toMatchObject({ status: 400, error: "regtest-a: registered twice" });
  });

  test("what the real server refused in the recording is refused here too", async () => {
    const file = "tests/fixtures/inngest-exchanges/registration-variants-accepted-or-refused.json";
    const recorded = JSON.parse(readFileSync(file, "utf8")) as {
      requestBody: { functions?: Fields[] };
      status: number;
    }[];
    const refused = recorded.filter(({ status }) => status === 400);
    expect(refused.length).toBeGreaterThan(10);
    for (const { requestBody } of refused) {
      const functions = (requestBody.functions ?? []).map((each) => ({ steps, ...each }));
      expect([(await post({ ...requestBody, url, functions })).status, requestBody]).toEqual([
        400,
        requestBody,
      ]);
    }
  });
});
