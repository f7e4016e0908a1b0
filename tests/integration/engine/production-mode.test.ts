import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ended, KEYS, startApp, startWorld, type World } from "./support.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld(
    (client) => [
      client.createFunction({ id: "plain", triggers: [{ event: "t/plain" }] }, async ({ event, step }) => {
        const text = await step.run("a", () => `${event.data.ünï} ${event.data.n}`);
        return { text };
      }),
    ],
    { signed: true },
  );
});
afterAll(() => world.stop());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${world.engine.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
const event = { name: "t/plain", data: { z: 1, ünï: "<&> ", n: 1.5, a: [] } };

describe("with keys, as in production", () => {
  test("a run goes through: calls are signed, answers are believed only with a signature", async () => {
    const { ids } = await world.send(event);
    expect((await ended(world.engine, ids[0], { signed: true })).output).toEqual({ text: "<&>  1.5" });
  });

  test("events need the event key", async () => {
    const wrong = await post("/e/wrong-key", event);
    expect(wrong.status).toBe(401);
    expect(await wrong.json()).toEqual({ status: 401, message: "", error: "Event key not found" });
    expect((await post(`/e/${KEYS.event}`, event)).status).toBe(200);
  });

  test("registration, reading and the operator's door need the signing key", async () => {
    const register = { url: "http://127.0.0.1:1/api/inngest", appName: "evil", functions: [] };
    for (const authorization of ["", "Bearer undefined", "Bearer signkey-test-0000"]) {
      const refused = await post("/fn/register", register, { authorization });
      expect([refused.status, await refused.text()]).toEqual([401, "Authentication failed\n"]);
      for (const path of ["/v1/runs/x", "/v1/events/x/runs", "/operator/functions"]) {
        const answer = await fetch(`${world.engine.url}${path}`, { headers: { authorization } });
        expect(answer.status).toBe(401);
      }
    }
    const headers = { authorization: `Bearer ${KEYS.signing}` };
    expect((await fetch(`${world.engine.url}/operator/functions`, { headers })).status).toBe(200);
    expect((await fetch(`${world.engine.url}/health`)).status).toBe(200);
  });

  test("an app that announces another kind of server is refused", async () => {
    const headers = {
      authorization: `Bearer ${KEYS.signing}`,
      "x-inngest-expected-server-kind": "dev",
    };
    const answer = await post("/fn/register", { appName: "x", functions: [] }, headers);
    expect(await answer.json()).toMatchObject({ status: 400, error: "Expected server kind dev, got cloud" });
  });

  test("an answer without a signature is tried again, never believed", async () => {
    const forged = await startApp(world.engine.url, "unsigned", () => [], { signed: false });
    const register = {
      url: forged.url,
      appName: "unsigned",
      sdk: "js:v4.24.0",
      functions: [
        {
          id: "unsigned-f",
          name: "f",
          triggers: [{ event: "t/unsigned" }],
          steps: {
            step: {
              id: "step",
              name: "step",
              runtime: { type: "http", url: `${forged.url}?fnId=unsigned-f&stepId=step` },
              retries: { attempts: 1 },
            },
          },
        },
      ],
    };
    const headers = { authorization: `Bearer ${KEYS.signing}` };
    expect((await post("/fn/register", register, headers)).status).toBe(200);
    const { ids } = await world.send({ name: "t/unsigned", data: {} });
    const run = await ended(world.engine, ids[0], { signed: true });
    expect(run).toMatchObject({ status: "Failed", output: { code: "BAD_SIGNATURE" } });
    await forged.close();
  });
});
