import { desc } from "drizzle-orm";
import { prepared } from "#db/prepared.ts";
import { priceRules } from "#db/schema/index.ts";
import type { Reader } from "#db/transaction.ts";
import { limitsAsPublished } from "#lib/domain/castability-rules.ts";
import type { PriceRules } from "#lib/domain/pricing/price-rules.ts";
import { Refusal } from "#server/errors.ts";

/** The rules in force: the newest published version. Throws UNAVAILABLE when none was ever published. */
export async function getCurrentPriceRules(db: Reader): Promise<PriceRules> {
  const [row] = await newest(db, {});
  if (!row) throw new Refusal("UNAVAILABLE", "PRICE_RULES_MISSING");
  return publishedRules(row.rules);
}

const newest = prepared((db) =>
  db.select({ rules: priceRules.rules }).from(priceRules).orderBy(desc(priceRules.version)).limit(1),
);

/** Rules of any version, in the shape of today. */
export function publishedRules(rules: unknown): PriceRules {
  const { castability, ...rest } = rules as PriceRules;
  return { ...rest, castability: limitsAsPublished(castability) };
}
