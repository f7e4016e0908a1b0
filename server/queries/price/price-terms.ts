import type { PublicPriceRules } from "#lib/domain/pricing/price-rules.ts";
import type { MetalPrice } from "#lib/domain/pricing/quote-inputs.ts";
import { isMetalPriceStale } from "#lib/domain/pricing/quote-validity.ts";
import { cached } from "#server/cache/cached.ts";
import type { Ctx } from "#server/context.ts";
import { getCurrentPriceRules } from "./current-price-rules.ts";
import { listMetalPrices } from "./metal-prices.ts";

/** What a page needs to price by itself: the public part of the rules, and metals with the fix in force. */
export type PriceTerms = {
  rules: PublicPriceRules;
  metalPrices: (MetalPrice & { isStale: boolean })[];
};

/** Terms for pricing in the browser; what operators are paid is cut out. */
export async function getPriceTerms(ctx: Ctx): Promise<PriceTerms> {
  const now = ctx.now();
  const [rules, prices] = await Promise.all([
    cached("priceRules", () => getCurrentPriceRules(ctx.db)),
    cached("metalPrices", () => listMetalPrices(ctx.db, now)),
  ]);
  const { operatorPay: _pay, metalPriceJumpShare: _jump, ...operations } = rules.operations;
  const limit = rules.operations.metalPriceLimitHours;
  return {
    rules: { ...rules, operations },
    metalPrices: prices.map((price) => ({ ...price, isStale: isMetalPriceStale(price, now, limit) })),
  };
}
