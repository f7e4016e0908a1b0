import { describe, expect, it } from "vitest";
import { database } from "#server/database.ts";

type Key = { table: string; name: string; columns: string[] };

/** Small shared tables, copied to every node, and directories keyed by what they look up. */
const SHARED = [
  "accounts",
  "analyses",
  "audit_entries",
  "customers",
  "failure_inbox",
  "metal_prices",
  "order_numbers",
  "order_transitions",
  "payment_directory",
  "price_rules",
  "rate_limits",
  "sandbox_payments",
  "sessions",
  "share_directory",
  "tracking_directory",
  "users",
  "verifications",
];

async function tables(): Promise<string[]> {
  const rows = await database().$client<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`;
  return rows.map(({ name }) => name);
}

async function keys(): Promise<Key[]> {
  return database().$client<Key[]>`
    select t.relname as "table", i.relname as name,
      array_agg(a.attname::text order by k.place) as columns
    from pg_index x
    join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
    join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'public'
    cross join lateral unnest(x.indkey) with ordinality as k(attnum, place)
    join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum
    where x.indisunique group by 1, 2`;
}

async function foreignKeys(): Promise<(Key & { target: string; targetColumns: string[] })[]> {
  return database().$client<(Key & { target: string; targetColumns: string[] })[]>`
    select t.relname as "table", c.conname as name, r.relname as target,
      (select array_agg(a.attname::text order by k.place) from unnest(c.conkey) with ordinality k(attnum, place)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum) as columns,
      (select array_agg(a.attname::text order by k.place) from unnest(c.confkey) with ordinality k(attnum, place)
        join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.attnum) as "targetColumns"
    from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_class r on r.oid = c.confrelid
    join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'public' where c.contype = 'f'`;
}

describe("keys that scale out", () => {
  it("put customer_id first in every unique key of customer-owned tables", async () => {
    const owned = (await keys()).filter(({ table }) => !SHARED.includes(table));
    expect(owned.length).toBeGreaterThan(15);
    for (const { table, name, columns } of owned) expect(columns[0], `${table}.${name}`).toBe("customer_id");
  });

  it("put customer_id first on both sides of every reference between customer-owned tables", async () => {
    const owned = (await foreignKeys()).filter(
      ({ table, target }) => !SHARED.includes(table) && !SHARED.includes(target),
    );
    expect(owned.length).toBeGreaterThan(5);
    for (const { table, name, columns, targetColumns } of owned) {
      expect([columns[0], targetColumns[0]], `${table}.${name}`).toEqual(["customer_id", "customer_id"]);
    }
  });

  it("never point from a shared table to a customer-owned one", async () => {
    const wrong = (await foreignKeys()).filter(
      ({ table, target }) => SHARED.includes(table) && !SHARED.includes(target),
    );
    expect(wrong).toEqual([]);
  });

  it("know every table", async () => {
    const all = await tables();
    for (const shared of SHARED) expect(all).toContain(shared);
    const owned = all.filter((table) => !SHARED.includes(table));
    for (const table of owned) {
      const [column] = await database().$client`
        select 1 from information_schema.columns where table_name = ${table} and column_name = 'customer_id' and is_nullable = 'NO'`;
      expect(column, table).toBeDefined();
    }
  });

  it("say how long a promise may wait in timestamps with a zone, and money in whole kopeks", async () => {
    const columns = await database().$client<{ name: string; type: string }[]>`
      select table_name || '.' || column_name as name, data_type as type from information_schema.columns
      where table_schema = 'public' and (column_name like '%\\_at' or column_name like '%\\_minor')`;
    for (const { name, type } of columns) {
      expect(type, name).toBe(name.endsWith("_minor") ? "bigint" : "timestamp with time zone");
    }
  });
});
