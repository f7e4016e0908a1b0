import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connect, type Database } from "#db/client.ts";
import type { Transaction } from "#db/transaction.ts";
import { env } from "#server/env.ts";
import { type TcpGate, tcpGate } from "#tests/support/tcp-gate.ts";

const POOL = 4;
const ROUNDS = 5;
const STATEMENT_TIMEOUT_MS = 2_000;
let gate: TcpGate;
/** Of one connection, so that the next transaction has the one that the last one lost. */
let narrow: Database;
let wide: Database;
let other: Database;

beforeAll(async () => {
  const url = new URL(env().DATABASE_URL);
  gate = await tcpGate(`http://${url.host}`);
  url.host = new URL(gate.url).host;
  const limits = { statementTimeoutMs: STATEMENT_TIMEOUT_MS };
  narrow = connect(url.href, { max: 1, ...limits });
  wide = connect(url.href, { max: POOL, ...limits });
  other = connect(env().DATABASE_URL, { max: 1, ...limits });
  await other.execute(sql`create table if not exists lost_rows (body text)`);
});
afterAll(async () => {
  await other.execute(sql`drop table lost_rows`);
  await Promise.all([narrow, wide, other].map((db) => db.$client.end({ timeout: 1 })));
  await gate.close();
});

const insert = (tx: Transaction, body: string) => tx.execute(sql`insert into lost_rows values (${body})`);
const written = async () =>
  [...(await other.execute<{ body: string }>(sql`delete from lost_rows returning body`))].map(
    ({ body }) => body,
  );

/** A point that one side waits at until the other has come by. */
function signal() {
  const { promise: given, resolve: give } = Promise.withResolvers<void>();
  return { given, give };
}

const LOSSES = {
  "its backend ended": async (pid: number) => {
    await other.execute(sql`select pg_terminate_backend(${pid}::int)`);
  },
  "its line was cut": async () => {
    await gate.shut();
    await gate.open();
  },
};

it.each(Object.entries(LOSSES))(
  "lets nothing of a transaction through to the next one on its connection, after %s",
  async (_, lose) => {
    const [lost, isBusy, goOn] = [signal(), signal(), signal()];
    const first = narrow.transaction(async (tx) => {
      await insert(tx, "first");
      const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await lose(row?.pid ?? 0);
      lost.give();
      await isBusy.given;
      // What the command would do that does not know of it.
      await insert(tx, "first, later").finally(goOn.give);
    });
    const outcome = first.then(
      () => "committed",
      () => "refused",
    );
    await lost.given;
    expect(await outcome).toBe("refused");
    await narrow.transaction(async (tx) => {
      await insert(tx, "second");
      isBusy.give();
      await goOn.given.catch(() => {});
      await insert(tx, "second, later");
    });
    await sleep(50);
    expect(await written()).toEqual(["second", "second, later"]);
  },
);

it.each(Object.entries(LOSSES))(
  "answers all that was asked, and what comes next, after %s",
  async (_, lose) => {
    const ended = narrow.transaction(async (tx) => {
      const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      const asked = [1, 2, 3, 4].map((n) => tx.execute(sql`select ${n}::int, pg_sleep(0.05)`));
      await lose(row?.pid ?? 0);
      const ends = await Promise.allSettled(asked);
      await Promise.allSettled([tx.execute(sql`select 1`), tx.execute(sql`select 2`)]);
      return ends;
    });
    await expect(ended).rejects.toThrow();
    const [row] = await narrow.execute<{ n: number }>(sql`select 7 as n`);
    expect(row?.n).toBe(7);
  },
);

it("is there again as soon as the server is, however often it was asked in between", async () => {
  let isOver = false;
  const busy = Array.from({ length: 3 * POOL }, async () => {
    while (!isOver) await wide.execute(sql`select 1`).catch(() => sleep(5));
  });
  await gate.shut();
  await sleep(1_500);
  await gate.open();
  isOver = true;
  const late = sleep(STATEMENT_TIMEOUT_MS).then(() => "late");
  expect(await Promise.race([late, Promise.all(busy).then(() => "all answered")])).toBe("all answered");
});

it("works on every connection again after all were cut in the middle of their work, again and again", async () => {
  const work = () =>
    wide.transaction((tx) =>
      Promise.all([1, 2, 3, 4].map((n) => tx.execute(sql`select ${n}::int, pg_sleep(0.002)`))),
    );
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
  const ask = () => wide.execute<{ pid: number }>(sql`select pg_backend_pid() as pid, pg_sleep(0.3)`);
  const answers = await Promise.all(Array.from({ length: POOL }, ask));
  expect(new Set(answers.map(([row]) => row?.pid)).size).toBe(POOL);
});
