import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { connect, type Database } from "#db/client.ts";
import { unavailable } from "#server/commands/shared/unavailable.ts";
import { database } from "#server/database.ts";
import { env } from "#server/env.ts";

async function failureOf(db: Database, query = sql`select 1`): Promise<unknown> {
  const error = await db.execute(query).then(
    () => null,
    (reason: unknown) => reason,
  );
  await db.$client.end({ timeout: 0 });
  return error;
}

const away = { kind: "UNAVAILABLE", code: "DATABASE_UNAVAILABLE", details: { retryAfterS: 5 } };

it("asks to try again when nothing answers at the database's address", async () => {
  expect(unavailable(await failureOf(connect("postgres://127.0.0.1:9/none")))).toMatchObject(away);
});

it("asks to try again when a statement was cut for its time", async () => {
  const hasty = connect(env().DATABASE_URL, { max: 1, statementTimeoutMs: 50 });
  expect(unavailable(await failureOf(hasty, sql`select pg_sleep(2)`))).toMatchObject(away);
});

it("asks to try again when the connection is cut in the middle", async () => {
  const doomed = connect(env().DATABASE_URL, { max: 1, name: "facet-doomed" });
  const failing = failureOf(doomed, sql`select pg_sleep(5)`);
  for (let cut = 0; cut === 0; ) {
    const rows = await database().execute(
      sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'facet-doomed' and query like '%pg_sleep%'`,
    );
    cut = rows.length;
  }
  expect(unavailable(await failing)).toMatchObject(away);
});

it("does not take a mistake of ours for a database that is away", async () => {
  expect(
    unavailable(await failureOf(connect(env().DATABASE_URL, { max: 1 }), sql`select nonsense`)),
  ).toBeNull();
  expect(unavailable(new TypeError("x is not a function"))).toBeNull();
});
