import { createHash, randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import { and, eq } from "drizzle-orm";
import { serve } from "inngest/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Engine, startEngine } from "#jobs/engine/engine.ts";
import recorded from "#tests/fixtures/release/contract.json" with { type: "json" };
import { viewOf } from "../engine/replay/engine-view.ts";
import { eventually, freePort, register, startApp, type TestApp, testConfig } from "../engine/support.ts";
import type { ReleaseContract } from "./release-contract.ts";

// The address of the engine must stand in the environment before anything reads it.
let engine: Engine | null = await startEngine(testConfig({ connections: 3 }));
const unsigned = { INNGEST_DEV: engine.url, INNGEST_BASE_URL: "", INNGEST_SIGNING_KEY: "" };
Object.assign(process.env, { NODE_ENV: "development", ...unsigned });
const { mails, outbox } = await import("#db/schema/index.ts");
const { worker } = await import("#jobs/client.ts");
const { web, webFunctions } = await import("#jobs/index.ts");
const { closeAnalysisPool } = await import("#jobs/worker/analysis-pool.ts");
const { workerFunctions } = await import("#jobs/worker/worker-functions.ts");
const { relayOnce } = await import("#jobs/relay/relay.ts");
const { composeOrderMail } = await import("#server/commands/mail/compose-order-mail.ts");
const { database } = await import("#server/database.ts");
const { allDue } = await import("#tests/factories/all-due.ts");
const { systemCtx } = await import("#tests/factories/ctx.ts");
const { orderIn } = await import("#tests/factories/order-in.ts");
const { currentContract } = await import("./release-contract.ts");

/** What the release before this one said, recorded from it: `steps` are the ids of its steps with what they answered. */
const before = recorded as ReleaseContract & { steps: Record<string, { id: string; output?: unknown }[]> };
const now = currentContract();
const servers: Server[] = [];

function listen(handle: ReturnType<typeof serve>, port = 0): Promise<string> {
  const server = createServer((request, response) => void Promise.resolve(handle(request, response)));
  servers.push(server);
  return new Promise((resolve) => {
    server.listen(port, "127.0.0.1", () => {
      const at = (server.address() as { port: number }).port;
      resolve(`http://127.0.0.1:${at}/api/inngest`);
    });
  });
}

afterAll(async () => {
  await engine?.stop();
  engine = null;
  for (const server of servers) server.close();
  await closeAnalysisPool();
});

describe("a release beside the one before it", () => {
  it("has every function under its id, woken by what woke it", () => {
    for (const { app, id, triggers } of before.functions) {
      const same = now.functions.find((one) => one.app === app && one.id === id);
      expect(same?.triggers, `${app} ${id}`).toEqual(expect.arrayContaining(triggers));
    }
  });

  it.each(Object.entries(before.events))(
    "says and understands %s as before; what is new may be missing",
    (topic, old) => {
      const payload = now.events[topic];
      expect(payload?.properties).toMatchObject(old.properties);
      expect(payload?.required).toEqual(old.required);
    },
  );

  it("lets the release before make every move it makes", () => {
    expect(now.moves).toEqual(expect.arrayContaining(before.moves));
  });
});

describe("a run that the release before began", () => {
  const doors: Record<string, string> = {};
  beforeAll(async () => {
    doors["facet-web"] = await listen(serve({ client: web, functions: webFunctions }));
    doors["facet-worker"] = await listen(serve({ client: worker, functions: workerFunctions }));
  });

  const hashOf = (stepId: string) => createHash("sha1").update(stepId).digest("hex");
  // Now without steps: each call does all that is not done yet, as the last test here shows.
  const { "facet-web-order-notify": _, ...withSteps } = before.steps;
  const places = Object.entries(withSteps).flatMap(([fn, steps]) =>
    steps.map((step, i) => ({ fn, step: step.id, done: steps.slice(0, i) })),
  );

  it.each(places)("finds step $step of $fn when those before it are done", async ({ fn, step, done }) => {
    const known = before.functions.find(({ app, id }) => `${app}-${id}` === fn);
    const name = known?.triggers[0]?.event ?? "inngest/scheduled.timer";
    const event = { name, id: randomUUID(), ts: Date.now(), data: payloadOf(name) };
    const ids = done.map(({ id }) => hashOf(id));
    const answer = await fetch(`${doors[known?.app ?? ""]}?fnId=${fn}&stepId=step`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        ctx: { attempt: 0, run_id: randomUUID(), stack: { current: ids.length, stack: ids }, use_api: false },
        event,
        events: [event],
        steps: Object.fromEntries(done.map(({ id, output }) => [hashOf(id), { type: "data", data: output }])),
        version: 2,
      }),
    });
    const said = (await answer.json()) as { id: string; op: string; error?: { name: string } }[];
    // Nobody's order is named in the event, so a step may fail; it must have been this step, and not over its words.
    expect([answer.status, said.map(({ id }) => id)]).toEqual([206, [hashOf(step)]]);
    expect(said[0]?.error?.name).not.toBe("ZodError");
  });

  it("is finished by this one, and what was done is not done again", async () => {
    const url = engine?.url ?? "";
    const port = await freePort();
    const old: TestApp = await startApp(
      url,
      "facet-web",
      (client) => [
        client.createFunction(
          { id: "order-notify", retries: 5, triggers: [{ event: "order/mail.requested" }] },
          async ({ event, step }) => {
            await step.run("compose", () => composeOrderMail(systemCtx(), event.data));
            await step.run("deliver", () => {
              throw new Error("killed before it was done");
            });
          },
        ),
      ],
      { port },
    );
    await register(old);
    const { customerId } = await orderIn("PRICE_CALCULATED");
    await allDue();
    while ((await relayOnce(systemCtx(), "test")) > 0);
    const view = viewOf(url, null);
    const runOfMail = async () =>
      (await view.runs()).find(({ functionId }) => functionId === "facet-web-order-notify");
    await eventually(async () => {
      const run = await runOfMail();
      return (
        run &&
        (await view.run(run.id)).steps.some(({ name, state }) => name === "compose" && state === "done")
      );
    });
    await old.close();
    await listen(serve({ client: web, functions: webFunctions }), port);
    const tell = () => fetch(`http://127.0.0.1:${port}/api/inngest`, { method: "PUT" });
    // The first request may still meet a connection of the process that went away.
    await eventually(() =>
      tell().then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    const run = await eventually(async () => {
      const one = await runOfMail();
      return one?.endedAt ? one : null;
    }, 30_000);
    expect(run.status).toBe("Completed");
    const written = await database().select().from(mails).where(eq(mails.customerId, customerId));
    expect(written).toMatchObject([{ state: "kept" }]);
    const mine = and(eq(outbox.customerId, customerId), eq(outbox.topic, "order/mail.requested"));
    expect(await database().select().from(outbox).where(mine)).toMatchObject([
      { settledAt: expect.any(Date) },
    ]);
  });
});

/** An event as the release before sent it: each field it names, filled in. */
function payloadOf(topic: string): Record<string, unknown> {
  const fields = Object.entries(before.events[topic]?.properties ?? {});
  const value = (type: string) => (type === "integer" ? 1 : randomUUID());
  return Object.fromEntries(fields.map(([name, schema]) => [name, value((schema as { type: string }).type)]));
}
