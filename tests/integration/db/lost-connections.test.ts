import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connect, type Database } from "#db/client.ts";
import { env } from "#server/env.ts";
import { type TcpGate, tcpGate } from "#tests/support/tcp-gate.ts";

const POOL = 4;
const ROUNDS = 3;
const before = process.listeners("uncaughtException");
let gate: TcpGate;
let db: Database;

/** The driver writes to a connection that has just gone (porsager/postgres#1154); the web server lives on after it. */
function livesOn(error: Error): void {
  if (!error.message.includes("reading 'write'")) throw error;
}

beforeAll(async () => {
  process.removeAllListeners("uncaughtException").on("uncaughtException", livesOn);
  const url = new URL(env().DATABASE_URL);
  gate = await tcpGate(`http://${url.host}`);
  url.host = new URL(gate.url).host;
  db = connect(url.href, { max: POOL, statementTimeoutMs: 2_000 });
});
afterAll(async () => {
  await db.$client.end({ timeout: 1 });
  await gate.close();
  process.removeAllListeners("uncaughtException");
  for (const listener of before) process.on("uncaughtException", listener);
});

/** Several statements at once in a transaction, as commands send them. */
const work = () =>
  db.transaction((tx) =>
    Promise.all([1, 2, 3, 4].map((n) => tx.execute(sql`select ${n}::int, pg_sleep(0.002)`))),
  );

it("works on every connection again after all were cut in the middle of their work, again and again", async () => {
  for (let round = 0; round < ROUNDS; round++) {
    let isOver = false;
    const busy = Array.from({ length: 3 * POOL }, async () => {
      while (!isOver) await work().catch(() => {});
    });
    await sleep(150);
    await gate.shut();
    await sleep(50);
    await gate.open();
    isOver = true;
    await Promise.all(busy);
  }
  // A connection that did not come back would let its statement wait for ever, or fail time after time.
  const backends = async () => {
    const ask = () => db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid, pg_sleep(0.3)`);
    const answers = await Promise.all(Array.from({ length: POOL }, ask)).catch(() => []);
    return new Set(answers.map(([row]) => row?.pid)).size;
  };
  await expect.poll(backends, { timeout: 20_000 }).toBe(POOL);
}, 60_000);
