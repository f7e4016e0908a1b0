import { type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Reader } from "#db/transaction.ts";
import { COUNT_CAP } from "#lib/domain/desk-lists.ts";

/** How many rows match, counted to one past COUNT_CAP and no further: that many read as "1,000+". */
export async function cappedCount(db: Reader, table: PgTable, where: SQL | undefined): Promise<number> {
  const [row] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from (select 1 from ${table} where ${where ?? sql`true`} limit ${COUNT_CAP + 1}) found`,
  );
  return row?.count ?? 0;
}
