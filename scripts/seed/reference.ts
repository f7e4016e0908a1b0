import { gte } from "drizzle-orm";
import { metalPrices, priceRules } from "#db/schema/index.ts";
import { METAL_IDS, type MetalId } from "#lib/domain/metals.ts";
import { DEFAULT_PRICE_RULES } from "#lib/domain/pricing/default-price-rules.ts";
import { database } from "#server/database.ts";

/** Prices per gram of alloy in kopeks, near the market of autumn 2026; a demo needs plausible ones, not today's. */
const DEMO_PRICES: Record<MetalId, number> = {
  gold_585_yellow: 746_200,
  gold_585_rose: 744_800,
  gold_750_yellow: 957_000,
  gold_750_white: 968_500,
  silver_925: 10_850,
  platinum_950: 412_000,
  brass: 620,
  bronze: 780,
};
const HALF_DAY_MS = 12 * 3_600_000;
const PAST_DAYS = 30;

/** Publishes the first price rules, and fixes metal prices for today and for each of the last thirty days. */
export async function seedReference(now: Date): Promise<void> {
  const db = database();
  const by = { createdByName: "Facet" };
  const { version } = DEFAULT_PRICE_RULES;
  await db
    .insert(priceRules)
    .values({ version, rules: DEFAULT_PRICE_RULES, note: "Первые правила", ...by })
    .onConflictDoNothing();
  const [fresh] = await db
    .select({ id: metalPrices.id })
    .from(metalPrices)
    .where(gte(metalPrices.fixedAt, new Date(now.getTime() - HALF_DAY_MS)))
    .limit(1);
  if (fresh) return;
  const days = Array.from({ length: PAST_DAYS }, (_, day) => day);
  const rows = days.flatMap((day) =>
    METAL_IDS.map((metalId) => ({
      metalId,
      // A slow wave of one per cent, so that an old quote differs from a new one.
      minorPerGram: Math.round(DEMO_PRICES[metalId] * (1 + 0.01 * Math.sin(day / 3))),
      source: "demo",
      fixedAt: new Date(now.getTime() - 60_000 - day * 2 * HALF_DAY_MS),
      ...by,
    })),
  );
  await db.insert(metalPrices).values(rows);
}
