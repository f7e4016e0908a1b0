import * as http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Engine, startEngine } from "#jobs/engine/engine.ts";
import { ended, eventually, freePort, pause, runsOf, testConfig } from "./support.ts";

type Call = {
  body: { ctx: { attempt: number }; steps: Record<string, unknown> };
  stepId: string;
  at: number;
};
type Reply = (response: http.ServerResponse, call: Call) => void;

const SDK = { "x-inngest-sdk": "inngest-js:v4.24.0", "x-inngest-req-version": "2" };
const reply =
  (status: number, body: unknown, headers: Record<string, string> = SDK): Reply =>
  (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
const fine = reply(200, { ok: true });
const html = (status: number) => reply(status, "<html>hi</html>", { "content-type": "text/html" });

let engine: Engine;
let server: http.Server;
let script: Reply[] = [];
let calls: Call[] = [];

async function answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  let text = "";
  for await (const chunk of request) text += chunk;
  const stepId = new URL(request.url ?? "", "http://x").searchParams.get("stepId") ?? "";
  const call = { body: JSON.parse(text) as Call["body"], stepId, at: performance.now() };
  calls.push(call);
  (script.shift() ?? fine)(response, call);
}

async function register(url: string, id: string, retries: number): Promise<void> {
  const runtime = { type: "http", url: `${url}?fnId=fake-${id}&stepId=step` };
  const steps = { step: { id: "step", name: "step", runtime, retries: { attempts: retries } } };
  const functions = [{ id: `fake-${id}`, name: id, triggers: [{ event: `t/${id}` }], steps }];
  const body = JSON.stringify({ url, appName: `fake-${id}`, functions });
  expect((await fetch(`${engine.url}/fn/register`, { method: "POST", body })).status).toBe(200);
}

beforeAll(async () => {
  engine = await startEngine(testConfig());
  server = http.createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  await register(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/inngest`, "f", 3);
});
afterAll(async () => {
  await engine.stop();
  server.closeAllConnections();
  server.close();
});

async function send(name: string): Promise<string> {
  const body = JSON.stringify({ name, data: {} });
  const answered = await fetch(`${engine.url}/e/any`, { method: "POST", body });
  return ((await answered.json()) as { ids: string[] }).ids[0] ?? "";
}
async function run(...replies: Reply[]) {
  script = replies;
  calls = [];
  return ended(engine, await send("t/f"), { ms: 50_000 });
}
const op = (fields: Record<string, unknown>) => ({
  id: "aaaa",
  name: "a",
  displayName: "a",
  opts: {},
  data: null,
  ...fields,
});

describe("tried again", () => {
  const cases: [string, Reply][] = [
    ["200 with HTML", html(200)],
    ["404 of a proxy", html(404)],
    ["502 of a proxy", html(502)],
    ["401 without the SDK's header", reply(401, { message: "Unauthorized" }, {})],
    ["206 that is not JSON", reply(206, "oops")],
    ["206 that is not a list", reply(206, { op: "StepRun" })],
    ["200 that is not JSON", reply(200, "{")],
    ["500 of the SDK", reply(500, { type: "internal", message: "not found" })],
    ["a connection that breaks", (response) => response.destroy()],
    [
      "half a body",
      (response) => {
        response.writeHead(200, { ...SDK, "content-length": "1000" });
        response.write('{"ok":');
        setTimeout(() => response.destroy(), 20);
      },
    ],
  ];
  test.each(cases)("%s", async (_what, bad) => {
    expect((await run(bad)).status).toBe("Completed");
    expect(calls.map(({ body }) => body.ctx.attempt)).toEqual([0, 1]);
  });

  test("429 says when", async () => {
    await run(reply(429, "slow", { "retry-after": "1" }));
    expect((calls[1]?.at ?? 0) - (calls[0]?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
  });

  test("an empty list of opcodes repeats the discovery, same attempt", async () => {
    expect((await run(reply(206, []))).status).toBe("Completed");
    expect(calls.map(({ body }) => body.ctx.attempt)).toEqual([0, 0]);
  });

  test("until the attempts are used up, then the run fails", async () => {
    const failed = await run(html(502), html(502), html(502), html(502), fine);
    expect(failed).toMatchObject({ status: "Failed", output: { code: "NOT_FROM_SDK" } });
    expect(calls).toHaveLength(4);
  });

  test("an app that is not there costs no attempt", async () => {
    const port = await freePort();
    await register(`http://127.0.0.1:${port}/api/inngest`, "absent", 0);
    script = [];
    const id = await send("t/absent");
    await pause(700);
    expect((await runsOf(engine, id))[0]?.ended_at).toBeNull();
    const late = http.createServer((request, response) => void answer(request, response));
    late.listen(port, "127.0.0.1");
    expect((await ended(engine, id)).status).toBe("Completed");
    late.closeAllConnections();
    late.close();
  });
});

describe("not tried again", () => {
  test("x-inngest-no-retry, whatever the status", async () => {
    const failed = await run(
      reply(500, { name: "Error", message: "m" }, { ...SDK, "x-inngest-no-retry": "true" }),
    );
    expect(failed).toMatchObject({ status: "Failed", output: { code: "NonRetriableError", message: "m" } });
    expect(calls).toHaveLength(1);
  });

  const refused: [string, Reply][] = [
    ["an unknown opcode", reply(206, [op({ op: "Frobnicate" })])],
    ["WaitForSignal", reply(206, [op({ op: "WaitForSignal" })])],
    ["AIGateway", reply(206, [op({ op: "AIGateway" })])],
    ["DeferAdd", reply(206, [op({ op: "DeferAdd" })])],
    ["DiscoveryRequest", reply(206, [op({ op: "DiscoveryRequest" })])],
    ["parallel mode race", reply(206, [op({ op: "StepPlanned", opts: { parallelMode: "race" } })])],
    ["streaming", reply(201, "{}")],
    ["a step output over 4 MB", reply(206, [op({ op: "StepRun", data: "x".repeat(5_000_000) })])],
    ["an answer over 8 MB", reply(206, [op({ op: "StepRun", data: "x".repeat(9_000_000) })])],
    ["a sleep that is no duration", reply(206, [op({ op: "Sleep", name: "soon" })])],
  ];
  test.each(refused)("refused: %s", async (_what, bad) => {
    const failed = await run(bad, fine);
    expect(failed.status).toBe("Failed");
    expect(calls).toHaveLength(1);
  });
});

describe("limits and doubles", () => {
  test("a return value of 5 MB is accepted, as by the real server", async () => {
    const value = "z".repeat(5_000_000);
    expect((await run(reply(200, { value }))).output).toEqual({ value });
  });

  test("a run of more than 1,000 steps fails", async () => {
    let n = 0;
    const step: Reply = (response, call) =>
      reply(206, [op({ op: "StepRun", id: `s${n++}`, data: Object.keys(call.body.steps).length })])(
        response,
        call,
      );
    const failed = await run(...Array.from({ length: 1_002 }, () => step));
    expect(failed).toMatchObject({ status: "Failed", output: { code: "STATE_TOO_LARGE" } });
    expect(calls).toHaveLength(1_001);
  }, 60_000);

  test("a step answered twice keeps its first value", async () => {
    let values: unknown;
    await run(
      reply(206, [op({ op: "StepRun", data: 1 })]),
      reply(206, [op({ op: "StepRun", data: 2 })]),
      (response, call) => {
        values = call.body.steps;
        fine(response, call);
      },
    );
    expect(values).toEqual({ aaaa: { data: 1 } });
  });

  test("a planned step that is not in the answer is asked for again", async () => {
    const plan = reply(206, [op({ op: "StepPlanned" }), op({ op: "StepPlanned", id: "bbbb" })]);
    const answerStep: Reply = (response, call) =>
      reply(206, [op({ op: "StepRun", id: call.stepId })])(response, call);
    const other = reply(206, [op({ op: "StepRun", id: "cccc" })]);
    expect((await run(plan, other, answerStep, answerStep)).status).toBe("Completed");
    await eventually(() => script.length === 0);
    expect(calls.filter(({ stepId }) => stepId !== "step")).toHaveLength(3);
  });

  test("strings that PostgreSQL does not like go through unharmed", async () => {
    const value = { nul: "a\u0000b", lone: "\ud800", deep: { "key\u0000": 1 }, big: 1e308 };
    script = [reply(206, [op({ op: "StepRun", data: value })]), reply(200, value)];
    const body = JSON.stringify({ name: "t/f", data: value });
    const answered = await fetch(`${engine.url}/e/any`, { method: "POST", body });
    const [id] = ((await answered.json()) as { ids: string[] }).ids;
    expect((await ended(engine, id)).output).toEqual(value);
  });
});
