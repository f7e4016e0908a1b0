import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { TimeCursor } from "#lib/contracts/admin.ts";

export const PAGE_ROWS = 50;

/** Rows older than the cursor, in lists ordered by time and id, newest first. */
export function olderThan(
  at: PgColumn,
  id: PgColumn,
  cursor: TimeCursor | null | undefined,
): SQL | undefined {
  return cursor ? sql`(${at}, ${id}) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : undefined;
}

/** A moment to the microsecond, as a cursor needs it: a Date would round it down and skip rows. */
export const exactMoment = (at: PgColumn): SQL<string> =>
  sql<string>`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** Cuts a page out of one row more than it shows, with the cursor of the next. */
export function pageOf<T extends { id: string; cursorAt: string }>(
  rows: T[],
): { rows: Omit<T, "cursorAt">[]; next: TimeCursor | null } {
  const shown = rows.slice(0, PAGE_ROWS);
  const last = shown.at(-1);
  const next = rows.length > PAGE_ROWS && last ? { at: last.cursorAt, id: last.id } : null;
  return { rows: shown.map(({ cursorAt: _, ...row }) => row), next };
}
