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

/** Cuts a page out of one row more than it shows, with the cursor of the next. */
export function pageOf<T extends { id: string }>(
  rows: T[],
  at: (row: T) => Date,
): { rows: T[]; next: TimeCursor | null } {
  const shown = rows.slice(0, PAGE_ROWS);
  const last = shown.at(-1);
  const next = rows.length > PAGE_ROWS && last ? { at: at(last).toISOString(), id: last.id } : null;
  return { rows: shown, next };
}
