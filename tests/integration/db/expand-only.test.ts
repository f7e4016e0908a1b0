import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testStack } from "#tests/support/stack.ts";
import { insertAsThen, migrationNames, readAsThen, statementsOf, tablesAfter } from "./old-statements.ts";

// While a release is rolled out its predecessor is still at work on the same database. What only contracts comes a
// release later, in a migration whose name ends in "_contract".
const names = migrationNames();
const steps = names.slice(1).flatMap((name, i) => {
  const before = names[i];
  return before && !name.endsWith("_contract") ? [{ name, before }] : [];
});

const name = `facet_expand_${randomBytes(6).toString("hex")}`;
let admin: postgres.Sql;
let sql: postgres.Sql;

const migrateTo = async (migration: string) => {
  for (const statement of statementsOf(migration)) await sql.unsafe(statement);
};

beforeAll(async () => {
  admin = postgres(testStack().adminUrl, { max: 1, onnotice: () => {} });
  await admin`create database ${admin(name)}`;
  const url = new URL(testStack().adminUrl);
  url.pathname = `/${name}`;
  sql = postgres(url.href, { max: 1, onnotice: () => {} });
  // Rows of single tables, without what they refer to: columns and checks are what is tried here.
  await sql`set session_replication_role = replica`;
  await migrateTo(names[0] ?? "");
});

afterAll(async () => {
  await sql.end();
  await admin`drop database ${admin(name)} with (force)`;
  await admin.end();
});

describe("migrations only expand", () => {
  it.each(steps)(
    "what the application before $name says still works after it, and its rows stay",
    async (step) => {
      const tables = tablesAfter(step.before);
      const rows = new Map<string, Record<string, unknown>>();
      for (const table of tables) rows.set(table.name, await insertAsThen(sql, table));
      await migrateTo(step.name);
      for (const table of tables) {
        const kept = rows.get(table.name) ?? {};
        expect(await readAsThen(sql, table, kept), table.name).toEqual(kept);
        await readAsThen(sql, table, await insertAsThen(sql, table));
      }
    },
  );

  it.each(steps)("$name narrows nothing that is there", (step) => {
    const known = tablesAfter(step.before).map((table) => table.name);
    for (const statement of statementsOf(step.name)) {
      expect(statement).not.toMatch(/\b(drop (table|column)|rename|set not null|set data type)\b/i);
      const [, table = ""] = /(?:create unique index .*? on|alter table) "(\w+)"/i.exec(statement) ?? [];
      const narrows = /create unique index|add constraint (?!.*foreign key)/is.test(statement);
      if (narrows) expect(known, statement).not.toContain(table);
    }
  });
});
