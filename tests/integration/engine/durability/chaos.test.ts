import { randomInt } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually, freePort, pause } from "../support.ts";
import { appProcess, engineProcess, type Killable, patiently, startDatabase } from "./processes.ts";
import { randomFrom } from "./random.ts";

const EVENTS = Number(process.env.FACET_CHAOS_EVENTS ?? 2_000);
const SEED = Number(process.env.FACET_CHAOS_SEED ?? randomInt(1_000_000));
const CANCEL_EVERY = 20;
const LEAST_KILLS = 8;
// Longer than the whole test, however slow the machine: a run that is cancelled is asleep then.
const LONG_NAP = 3_600;

let database: Awaited<ReturnType<typeof startDatabase>>;
let engines: Killable[];
let app: Killable;
let doors: string[];

beforeAll(async () => {
  database = await startDatabase();
  await patiently(database.url, async (sql) => {
    await sql`create schema chaos`;
    await sql`create table chaos.executions (
      run_id text, step text, token text, saw text, at timestamptz, called_at timestamptz)`;
    await sql`create table chaos.effects (key text primary key, token text)`;
  });
  const [first, second, port] = [await freePort(), await freePort(), await freePort()];
  doors = [`http://127.0.0.1:${first}`, `http://127.0.0.1:${second}`];
  app = appProcess({ databaseUrl: database.url, port, engineUrls: doors[0] ?? "" });
  const settings = { databaseUrl: database.url, appUrl: `http://127.0.0.1:${port}/api/inngest` };
  engines = [
    engineProcess("engine 1", { ...settings, port: first }),
    engineProcess("engine 2", { ...settings, port: second }),
  ];
  await Promise.all([app.start(), ...engines.map((engine) => engine.start())]);
  await patiently(database.url, (sql) =>
    eventually(async () => (await sql`select 1 from engine.functions`).length > 0, 20_000),
  );
}, 120_000);

afterAll(async () => {
  await Promise.all([...(engines ?? []), app].map((each) => each?.kill()));
  await database?.remove();
});

/** Sends an event until some engine says it is accepted; the seed makes the repetition harmless. */
async function send(name: string, data: Record<string, unknown>, pick: () => number): Promise<string> {
  const seed = `${Date.now()},${Buffer.from(crypto.getRandomValues(new Uint8Array(10))).toString("base64")}`;
  for (;;) {
    const door = doors[Math.floor(pick() * doors.length)];
    try {
      const answer = await fetch(`${door}/e/any`, {
        method: "POST",
        headers: { "x-inngest-event-id-seed": seed },
        body: JSON.stringify([{ name, data }]),
        signal: AbortSignal.timeout(5_000),
      });
      if (answer.status === 200) return ((await answer.json()) as { ids: string[] }).ids[0] ?? "";
    } catch {
      // refused, reset or late: not accepted as far as the sender can tell
    }
    await pause(50 + pick() * 200);
  }
}

async function sendAll(random: () => number): Promise<void> {
  const queue = Array.from({ length: EVENTS }, (_, n) => n);
  const sender = async () => {
    for (let n = queue.shift(); n !== undefined; n = queue.shift()) {
      const cancelled = n % CANCEL_EVERY === 0;
      await send("chaos/work", { n, nap: cancelled ? `${LONG_NAP}s` : "1s" }, random);
      await pause(random() * 60);
    }
  };
  await Promise.all(Array.from({ length: 8 }, sender));
}

/** Kills and restarts until the sending is over, and at least `LEAST_KILLS` times. */
async function killAtRandom(random: () => number, isSending: () => boolean): Promise<string[]> {
  const victims = [...engines, ...engines, app, app, database.server];
  const killed: string[] = [];
  while (isSending() || killed.length < LEAST_KILLS) {
    await pause(300 + random() * 1_200);
    const victim = victims[Math.floor(random() * victims.length)];
    if (!victim) continue;
    killed.push(victim.name);
    await victim.kill();
    await pause(random() * 600);
    await victim.start();
  }
  return killed;
}

test(`${EVENTS} events under kill -9 of engines, app and PostgreSQL (FACET_CHAOS_SEED=${SEED})`, async () => {
  const random = randomFrom(SEED);
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 100) / 10;
  let sending = true;
  const killing = killAtRandom(randomFrom(SEED + 1), () => sending);
  await sendAll(random);
  sending = false;
  const killed = await killing;
  process.stderr.write(
    `[chaos] seed ${SEED}, ${seconds()} s, killed ${killed.length} times: ${killed.join(", ")}\n`,
  );
  for (let n = 0; n < EVENTS; n += CANCEL_EVERY) await send("chaos/cancel", { n }, random);
  await patiently(database.url, (sql) =>
    eventually(
      async () => (await sql`select 1 from engine.runs where ended_at is null limit 1`).length === 0,
      120_000,
    ),
  );
  process.stderr.write(`[chaos] every run is over after ${seconds()} s\n`);
  await patiently(database.url, async (sql) => {
    const cancelled = Math.ceil(EVENTS / CANCEL_EVERY);
    const byStatus = await sql<{ status: string; count: number }[]>`
      select status, count(*)::int as count from engine.runs where function_id = 'chaos-work' group by status order by status`;
    expect(byStatus.map((row) => ({ ...row }))).toEqual([
      { status: "Cancelled", count: cancelled },
      { status: "Completed", count: EVENTS - cancelled },
    ]);
    const effects = await sql<{ step: string; count: number }[]>`
      select split_part(key, ' ', 2) as step, count(*)::int as count from chaos.effects
      where key not like 'tick %' group by 1 order by 1`;
    const count = (step: string) => effects.find((row) => row.step === step)?.count ?? 0;
    expect([count("b"), count("c")]).toEqual([EVENTS - cancelled, EVENTS - cancelled]);
    expect(count("a")).toBeGreaterThanOrEqual(EVENTS - cancelled);
    // A result once stored is final: no call that was written later ran the step, and everything after it saw that
    // result. A call that was under way when its engine was killed may still arrive: calls are at-least-once.
    expect(
      await sql`
      select e.run_id, e.step from chaos.executions e join engine.steps s
        on s.run_id = e.run_id and s.name = e.step where e.called_at > s.ended_at`,
    ).toHaveLength(0);
    expect(
      await sql`
      select e.run_id from chaos.executions e join engine.steps s on s.run_id = e.run_id and s.name = 'a'
      where e.step in ('b', 'c') and s.value <> json_build_object('data', e.saw)::text
        and s.value <> '{"data":"' || e.saw || '"}'`,
    ).toHaveLength(0);
    expect(
      await sql`
      select r.id from engine.runs r join engine.steps s on s.run_id = r.id and s.name = 'a'
      where r.status = 'Completed' and (r.output::json ->> 'a') <> (s.value::json ->> 'data')`,
    ).toHaveLength(0);
    // No sleep was cut short.
    expect(
      await sql`
      select a.run_id from engine.steps a join chaos.executions b on b.run_id = a.run_id and b.step = 'b'
      where a.name = 'a' and b.at < a.ended_at + interval '1 second'`,
    ).toHaveLength(0);
    expect(await sql`select 1 from engine.jobs where kind <> 'call' or leased_by is not null`).toHaveLength(
      0,
    );
  });
  expect(killed.length).toBeGreaterThanOrEqual(LEAST_KILLS);
}, 400_000);
