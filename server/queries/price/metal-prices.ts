import { and, desc, eq, lte, sql } from "drizzle-orm";
import { metalPrices } from "#db/schema/index.ts";
import type { Reader } from "#db/transaction.ts";
import { METAL_IDS, type MetalId } from "#lib/domain/metals.ts";
import type { MetalPrice } from "#lib/domain/pricing/quote-inputs.ts";

/** The fix in force for one metal at `now`; null when there never was one. Whether it is stale is the caller's check. */
export async function findMetalPrice(db: Reader, metalId: MetalId, now: Date): Promise<MetalPrice | null> {
  const [row] = await db
    .select()
    .from(metalPrices)
    .where(and(eq(metalPrices.metalId, metalId), lte(metalPrices.fixedAt, now)))
    .orderBy(desc(metalPrices.fixedAt), desc(metalPrices.id))
    .limit(1);
  return row ? toMetalPrice(row) : null;
}

/** The fixes in force for all metals that have one, in the order of the metal table. */
export async function listMetalPrices(db: Reader, now: Date): Promise<MetalPrice[]> {
  const rows = await db
    .selectDistinctOn([metalPrices.metalId])
    .from(metalPrices)
    .where(lte(metalPrices.fixedAt, sql`${now.toISOString()}::timestamptz`))
    .orderBy(metalPrices.metalId, desc(metalPrices.fixedAt), desc(metalPrices.id));
  const known = rows
    .filter((row) => (METAL_IDS as readonly string[]).includes(row.metalId))
    .map(toMetalPrice);
  return known.sort((a, b) => METAL_IDS.indexOf(a.metalId) - METAL_IDS.indexOf(b.metalId));
}

function toMetalPrice(row: typeof metalPrices.$inferSelect): MetalPrice {
  return {
    id: row.id,
    metalId: row.metalId as MetalId,
    source: row.source,
    at: row.fixedAt.toISOString(),
    minorPerGram: row.minorPerGram,
  };
}
