import { randomUUID } from "node:crypto";
import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { connect, type Database } from "#db/client.ts";
import { unavailable } from "#server/commands/shared/unavailable.ts";
import { database } from "#server/database.ts";
import { env } from "#server/env.ts";
import { logger } from "#server/observability/logger.ts";
import { Browser, newPerson, PASSWORD, signedUp } from "./world.ts";

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

// What waits for the lock has its connection cut, as when a server goes down under it, until it gives up.
async function whileCut<T>(lock: "access exclusive" | "share", action: () => Promise<T>): Promise<T> {
  return database().transaction(async (tx) => {
    await tx.execute(sql.raw(`lock table users in ${lock} mode`));
    let isOver = false;
    const acting = action().finally(() => {
      isOver = true;
    });
    while (!isOver)
      await database().execute(
        sql`select pg_terminate_backend(pid) from pg_stat_activity
            where wait_event_type = 'Lock' and datname = current_database()`,
      );
    return acting;
  });
}

const unanswered = {
  status: 503,
  body: { error: { code: "DATABASE_UNAVAILABLE", details: { retryAfterS: 5 } } },
};

it("says at the sign-in door that the database is away, prints nobody's address, and lets in afterwards", async () => {
  const { person } = await signedUp();
  const credentials = { email: person.email, password: PASSWORD };
  const printed = vi.spyOn(console, "error");
  const logged = vi.spyOn(logger(), "error");
  const browser = new Browser();
  expect(await whileCut("access exclusive", () => browser.auth("sign-in/email", credentials))).toMatchObject(
    unanswered,
  );
  expect(printed).not.toHaveBeenCalled();
  expect(logged).not.toHaveBeenCalled();
  expect((await browser.auth("sign-in/email", credentials)).status).toBe(200);
});

it("does not blame the fields when the database goes away in the middle of a sign-up, which is done anew", async () => {
  const person = { ...newPerson(), locale: "ru" };
  const browser = new Browser();
  expect(await whileCut("share", () => browser.auth("sign-up/email", person))).toMatchObject(unanswered);
  expect((await browser.auth("sign-up/email", person)).status).toBe(200);
});

it("tells no value of a statement that failed, wherever the error is printed", async () => {
  const secret = randomUUID();
  const errors = [
    await failureOf(connect(env().DATABASE_URL, { max: 1 }), sql`select ${secret}::int from nowhere`),
    await failureOf(
      connect(env().DATABASE_URL, { max: 1 }),
      sql`insert into rate_limits (id, key, count, last_request) values (${secret}, ${secret}, null, 0)`,
    ),
  ];
  for (const error of errors) {
    expect(error).toMatchObject({ message: expect.stringMatching(/^Failed query: (select|insert)/) });
    const texts = [inspect(error), JSON.stringify(error), `${(error as Error).stack}`];
    expect(texts.filter((text) => text.includes(secret))).toEqual([]);
  }
});
