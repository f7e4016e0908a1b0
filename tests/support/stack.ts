import { randomBytes } from "node:crypto";
import postgres from "postgres";

/** The services of a test run, as tests see them. Made by `startTestServices`, handed to workers in FACET_TEST_STACK. */
export type TestStack = {
  /** settings of the application; DATABASE_URL names the template, give tests one of their own */
  environment: Record<string, string>;
  /** a database from which others can be created and dropped */
  adminUrl: string;
  /** migrated, empty of customers, never connected to by tests */
  templateDatabase: string;
};

export type TestDatabase = {
  name: string;
  url: string;
  /** removes the database, ending whatever is still connected to it */
  drop: () => Promise<void>;
};

/** The services started for this run. @throws when the test was not started through vitest's global set-up */
export function testStack(): TestStack {
  const text = process.env.FACET_TEST_STACK;
  if (!text) throw new Error("no test services: run integration tests through vitest (project integration)");
  return JSON.parse(text) as TestStack;
}

async function asAdmin(stack: TestStack, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(stack.adminUrl, { max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}

/** A database of the caller's own: migrated, with reference rows, without customers. Takes about 50 ms. */
export async function createTestDatabase(stack: TestStack = testStack()): Promise<TestDatabase> {
  const name = `facet_test_${randomBytes(6).toString("hex")}`;
  await asAdmin(
    stack,
    (sql) => sql`create database ${sql(name)} template ${sql(stack.templateDatabase)} strategy file_copy`,
  );
  const url = new URL(stack.adminUrl);
  url.pathname = `/${name}`;
  const drop = () => asAdmin(stack, (sql) => sql`drop database if exists ${sql(name)} with (force)`);
  return { name, url: url.href, drop };
}

/** The application's settings with a database of its own: what `process.env` needs for `server/env.ts`. */
export function testEnvironment(databaseUrl: string, stack: TestStack = testStack()): Record<string, string> {
  return { ...stack.environment, DATABASE_URL: databaseUrl };
}
