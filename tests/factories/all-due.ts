import { sql } from "drizzle-orm";
import { outbox } from "#db/schema/index.ts";
import { database } from "#server/database.ts";

/** Lets everything promised be due, as if the time it rests before it is sent had passed. */
export async function allDue(): Promise<void> {
  await database().update(outbox).set({ availableAt: sql`least(available_at, now())` });
}
