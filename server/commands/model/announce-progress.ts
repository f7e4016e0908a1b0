import { sql } from "drizzle-orm";
import type { Reader } from "#db/transaction.ts";
import type { AnalysisProgress } from "#lib/contracts/upload.ts";

/** Tells open pages how far a model is, over NOTIFY; inside a transaction it is told at commit. */
export async function announceProgress(db: Reader, progress: AnalysisProgress): Promise<void> {
  await db.execute(sql`select pg_notify('facet_progress', ${JSON.stringify(progress)})`);
}
