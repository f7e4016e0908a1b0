import { priceRules } from "#db/schema/index.ts";
import { DEFAULT_PRICE_RULES } from "#lib/domain/pricing/default-price-rules.ts";
import { database } from "#server/database.ts";

/** Publishes the first price rules, once a database. */
export async function publishedRules(): Promise<void> {
  const { version } = DEFAULT_PRICE_RULES;
  await database()
    .insert(priceRules)
    .values({ version, rules: DEFAULT_PRICE_RULES, note: "test", createdByName: "test" })
    .onConflictDoNothing();
}
