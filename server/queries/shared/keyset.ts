import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import type { ListCursor } from "#lib/contracts/staff.ts";

type Place = { at: AnyColumn; orderId: AnyColumn };

/** What comes after the cursor in the order of (at, orderId). The pair is compared as one, as the index is sorted. */
export function after(
  { at, orderId }: Place,
  cursor: ListCursor | null | undefined,
  direction: "up" | "down",
) {
  if (!cursor) return undefined;
  const place: SQL = sql`(${at}, ${orderId})`;
  const last: SQL = sql`(${cursor.at}::timestamptz, ${cursor.orderId}::uuid)`;
  return direction === "up" ? sql`${place} > ${last}` : sql`${place} < ${last}`;
}

/** Cuts the row read to see whether there are more; the cursor is the last row's place. */
export function pageOf<R extends { orderId: string }>(
  rows: readonly R[],
  size: number,
  at: (row: R) => string | null,
): { rows: R[]; next: ListCursor | null } {
  const page = rows.slice(0, size);
  const last = page.at(-1);
  const place = last && at(last);
  return {
    rows: page,
    next: rows.length > size && last && place ? { at: place, orderId: last.orderId } : null,
  };
}

/** A timestamp of the database as ISO 8601 with all its microseconds, so that a cursor misses no row. */
export const isoText = (column: AnyColumn): SQL<string | null> =>
  sql<string | null>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
