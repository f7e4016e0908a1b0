import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type postgres from "postgres";

const FOLDER = new URL("../../../db/migrations/", import.meta.url);

type Column = { name: string; type: string; notNull: boolean; default?: unknown };
type Table = {
  name: string;
  columns: Record<string, Column>;
  checkConstraints: Record<string, { value: string }>;
};

/** The migrations in their order, by the names of their files. */
export function migrationNames(): string[] {
  const journal = JSON.parse(readFileSync(new URL("meta/_journal.json", FOLDER), "utf8"));
  return (journal as { entries: { tag: string }[] }).entries.map(({ tag }) => tag);
}

/** The statements of a migration, as the migrator runs them. */
export function statementsOf(name: string): string[] {
  return readFileSync(new URL(`${name}.sql`, FOLDER), "utf8").split("--> statement-breakpoint");
}

/** The tables that the application of this migration's time knows. */
export function tablesAfter(name: string): Table[] {
  const snapshot = JSON.parse(
    readFileSync(new URL(`meta/${name.slice(0, 4)}_snapshot.json`, FOLDER), "utf8"),
  );
  return Object.values((snapshot as { tables: Record<string, Table> }).tables);
}

/** Writes a row with every column that this table's application names; what may be null is null. Returns the row. */
export async function insertAsThen(sql: postgres.Sql, table: Table): Promise<Record<string, unknown>> {
  const values = Object.values(table.columns).map(
    (column) => [column.name, madeValue(column, table)] as const,
  );
  const given = values.filter(([, value]) => value !== undefined);
  const names = given.map(([name]) => `"${name}"`).join(", ");
  const places = given.map((_, i) => `$${i + 1}`).join(", ");
  const [row] = await sql.unsafe(
    `insert into "${table.name}" (${names}) values (${places}) returning ${namesOf(table)}`,
    given.map(([, value]) => value as never),
  );
  return { ...row };
}

/** Reads, changes and removes a row with the statements of this table's application. Returns it as it was read. */
export async function readAsThen(
  sql: postgres.Sql,
  table: Table,
  row: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  // A time is read less exactly than it is kept, so no row is found by one.
  const key = Object.entries(row).filter(([, value]) => value !== null && typeof value !== "object");
  const where = key.map(([name], i) => `"${name}" = $${i + 1}`).join(" and ");
  const values = key.map(([, value]) => value as never);
  const set = Object.keys(row)
    .map((name) => `"${name}" = "${name}"`)
    .join(", ");
  const changed = await sql.unsafe(
    `update "${table.name}" set ${set} where ${where} returning ${namesOf(table)}`,
    values,
  );
  if (changed.length !== 1) throw new Error(`${table.name}: ${changed.length} rows where one was`);
  return { ...changed[0] };
}

const namesOf = (table: Table) =>
  Object.keys(table.columns)
    .map((name) => `"${name}"`)
    .join(", ");

/** Undefined: left to the column's default. */
function madeValue(column: Column, table: Table): unknown {
  if (!column.notNull) return null;
  if (column.default !== undefined) return undefined;
  const allowed = Object.values(table.checkConstraints).find(({ value }) =>
    value.includes(`"${table.name}"."${column.name}" in (`),
  );
  const first = allowed && /in \('([^']*)'/.exec(allowed.value)?.[1];
  if (first !== undefined) return first;
  const maker = VALUES[column.type];
  if (!maker) throw new Error(`${table.name}.${column.name}: no value of type ${column.type} is known here`);
  return maker();
}

let last = 0;
const VALUES: Record<string, () => unknown> = {
  uuid: () => randomUUID(),
  text: () => randomUUID(),
  "timestamp with time zone": () => new Date(),
  "timestamp (3) with time zone": () => new Date(),
  integer: () => ++last,
  bigint: () => ++last,
  smallint: () => ++last,
  boolean: () => true,
  "double precision": () => ++last,
  jsonb: () => ({}),
  "text[]": () => [],
};
