import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventually, freePort, pause } from "../support.ts";
import { appProcess, engineProcess, type Killable } from "./processes.ts";

const databaseUrl = process.env.DATABASE_URL ?? "";
const SHIFT = "--import ./tests/integration/engine/durability/shift-clock.mjs";
let sql: postgres.Sql;
let app: Killable;
let appUrl: string;
const running: Killable[] = [];

beforeAll(async () => {
  sql = postgres(databaseUrl, { max: 2, onnotice: () => {} });
  await sql`drop schema if exists chaos cascade`;
  await sql`create schema chaos`;
  await sql`create table chaos.executions (run_id text, step text, token text, saw text, at timestamptz,
    called_at timestamptz)`;
  await sql`create table chaos.effects (key text primary key, token text)`;
}, 60_000);

// Each test has engines of its own; the first to start makes the schema anew.
beforeEach(async () => {
  await sql`drop schema if exists engine cascade`;
  await sql`truncate chaos.executions, chaos.effects`;
});

afterAll(async () => {
  await Promise.all(running.map((each) => each.kill()));
  await sql.end();
});

async function startEngineOn(port: number, env: Record<string, string> = {}): Promise<Killable> {
  const engine = engineProcess(`engine ${port}`, { databaseUrl, port, appUrl, env });
  running.push(engine);
  await engine.start();
  return engine;
}

async function startAppFor(enginePort: number): Promise<void> {
  const port = await freePort();
  appUrl = `http://127.0.0.1:${port}/api/inngest`;
  app = appProcess({ databaseUrl, port, engineUrls: `http://127.0.0.1:${enginePort}` });
  running.push(app);
  await app.start();
}

async function send(port: number, name: string, data: Record<string, unknown>): Promise<void> {
  const headers = { "x-inngest-event-id-seed": `${Date.now()},${randomBytes(10).toString("base64")}` };
  const body = JSON.stringify([{ name, data, ts: Date.now() }]);
  const answer = await fetch(`http://127.0.0.1:${port}/e/any`, { method: "POST", headers, body });
  expect(answer.status).toBe(200);
}

const registered = () =>
  eventually(
    async () => (await sql`select 1 from engine.functions where archived_at is null`).length > 0,
    20_000,
  );
const executions = (step: string) => sql<{ at: Date; saw: string }[]>`
  select at, saw from chaos.executions where step = ${step} order by at`;

describe("two processes", () => {
  test("when one is killed the other takes its work over within 5 s", async () => {
    const [first, second] = [await freePort(), await freePort()];
    await startAppFor(second);
    const dying = await startEngineOn(first);
    const heir = await startEngineOn(second);
    await registered();
    await send(first, "chaos/slow", { n: 1, ms: 20_000 });
    await eventually(async () => (await executions("long")).length === 1);
    const [lease] = await sql<{ leasedBy: string; attempt: number }[]>`
      select leased_by as "leasedBy", attempt from engine.jobs where kind = 'call'`;
    await dying.kill();
    const killedAt = Date.now();
    await eventually(async () => (await executions("long")).length === 2, 9_000);
    const again = (await executions("long"))[1];
    expect((again?.at.getTime() ?? 0) - killedAt).toBeLessThan(5_000);
    const [taken] = await sql<{ leasedBy: string; attempt: number }[]>`
      select leased_by as "leasedBy", attempt from engine.jobs where kind = 'call'`;
    expect(taken?.leasedBy).not.toBe(lease?.leasedBy);
    expect(taken?.attempt).toBe(0);
    await Promise.all([heir.kill(), app.kill()]);
  }, 60_000);

  test("one that was only asleep adds nothing: the heir's answer is the one that is kept", async () => {
    const [first, second] = [await freePort(), await freePort()];
    await startAppFor(second);
    const asleep = await startEngineOn(first, { ENGINE_LEASE: "1s" });
    const heir = await startEngineOn(second, { ENGINE_LEASE: "1s" });
    await registered();
    await pause(1_500);
    await send(first, "chaos/slow", { n: 3, ms: 3_000 });
    await eventually(async () => (await executions("long")).length === 1);
    process.kill(asleep.pid, "SIGSTOP");
    await eventually(async () => (await executions("long")).length === 2, 9_000);
    process.kill(asleep.pid, "SIGCONT");
    await eventually(
      async () => (await sql`select 1 from engine.runs where ended_at is not null`).length === 1,
    );
    const [kept] = await sql<{ value: string }[]>`select value from engine.steps where name = 'long'`;
    const tokens = await sql<
      { token: string }[]
    >`select token from chaos.executions where step = 'long' order by at`;
    expect(tokens).toHaveLength(2);
    expect(JSON.parse(kept?.value ?? "null")).toEqual({ data: tokens[1]?.token });
    await Promise.all([asleep.kill(), heir.kill(), app.kill()]);
  }, 60_000);

  test("a stop gives work back at once instead of leaving it to time out", async () => {
    const [first, second] = [await freePort(), await freePort()];
    await startAppFor(second);
    const leaving = await startEngineOn(first, { ENGINE_GRACE: "1s" });
    await startEngineOn(second);
    await registered();
    await pause(1_500);
    await send(first, "chaos/slow", { n: 2, ms: 20_000 });
    await eventually(async () => (await executions("long")).length === 1);
    await leaving.kill("SIGTERM");
    const stoppedAt = Date.now();
    await eventually(async () => (await executions("long")).length === 2, 9_000);
    expect(((await executions("long"))[1]?.at.getTime() ?? 0) - stoppedAt).toBeLessThan(2_500);
    await Promise.all(running.map((each) => each.kill()));
  }, 60_000);
});

describe("a wrong clock of the engine", () => {
  test.each([600_000, -600_000])(
    "by %d ms: sleeps are as long as they should be, schedules neither early nor twice",
    async (shiftMs) => {
      const port = await freePort();
      await startAppFor(port);
      const engine = await startEngineOn(port, { NODE_OPTIONS: SHIFT, SHIFT_MS: String(shiftMs) });
      await registered();
      await sql`update engine.crons set next_at = now() + interval '2 seconds'`;
      const [due] = await sql<{ next: Date }[]>`select next_at as next from engine.crons`;
      await send(port, "chaos/work", { n: 1, nap: "2s" });
      await eventually(async () => (await executions("c")).length === 1, 15_000);
      const [a, b] = [(await executions("a"))[0], (await executions("b"))[0]];
      const nap = (b?.at.getTime() ?? 0) - (a?.at.getTime() ?? 0);
      expect(nap).toBeGreaterThanOrEqual(2_000);
      expect(nap).toBeLessThan(4_500);
      await eventually(async () => (await executions("tick")).length > 0, 15_000);
      // A tick's event has its time as id; a slow run may see the next full minute too.
      const ticks = await executions("tick");
      expect(Date.parse(ticks[0]?.saw ?? "")).toBe(due?.next.getTime());
      expect(new Set(ticks.map(({ saw }) => saw)).size).toBe(ticks.length);
      for (const { at, saw } of ticks) expect(at.getTime()).toBeGreaterThanOrEqual(Date.parse(saw));
      await Promise.all([engine.kill(), app.kill()]);
    },
    60_000,
  );
});
