import { join } from "node:path";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { outbox } from "#db/schema/index.ts";
import { projectRoot } from "#infra/local/home.ts";
import { type Engine, startEngine } from "#jobs/engine/engine.ts";
import { database } from "#server/database.ts";
import { orderIn } from "#tests/factories/order-in.ts";
import { Killable } from "../engine/durability/processes.ts";
import { eventually, freePort, pause, testConfig } from "../engine/support.ts";

let engine: Engine;
let web: Killable;
let worker: Killable;

beforeAll(async () => {
  engine = await startEngine(testConfig({ connections: 3 }));
  const [port, workerPort] = [await freePort(), await freePort()];
  const doors = [port, workerPort].map((one) => `http://127.0.0.1:${one}/api/inngest`);
  const env = {
    ...process.env,
    NODE_ENV: "development",
    INNGEST_DEV: engine.url,
    INNGEST_BASE_URL: "",
    INNGEST_SIGNING_KEY: "",
    JOBS_APPS: doors.join(","),
    LOG_LEVEL: "warn",
    PORT: String(port),
    WORKER_PORT: String(workerPort),
  };
  const started = (name: string, script: string, url: string) =>
    new Killable(name, { file: process.execPath, args: [join(projectRoot, script)], env }, async () =>
      fetch(url).then(() => true),
    );
  web = started("web", "tests/integration/jobs/web-functions-door.ts", doors[0] ?? "");
  worker = started("worker", "jobs/worker/main.ts", `http://127.0.0.1:${workerPort}/health`);
});

afterAll(async () => {
  await Promise.all([web.kill(), worker.kill()]);
  await engine.stop();
});

it("sends no promise before every function is registered, so that none wakes nobody", async () => {
  const { customerId } = await orderIn("PRICE_CALCULATED");
  const mine = and(eq(outbox.customerId, customerId), eq(outbox.topic, "order/mail.requested"));
  const promise = async () => (await database().select().from(outbox).where(mine))[0];
  await worker.start();
  await pause(1_500);
  expect(await promise()).toMatchObject({ sends: 0, sentAt: null });
  await web.start();
  await eventually(async () => (await promise())?.settledAt, 20_000);
  expect(await promise()).toMatchObject({ sends: 1 });
});
