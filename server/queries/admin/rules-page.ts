import { and, desc, eq } from "drizzle-orm";
import { orderViews, priceRules, quotes } from "#db/schema/index.ts";
import { calculateQuote } from "#lib/domain/pricing/calculate-quote.ts";
import type { PriceRules } from "#lib/domain/pricing/price-rules.ts";
import { PricingError } from "#lib/domain/pricing/pricing-error.ts";
import type { Receipt } from "#lib/domain/pricing/receipt.ts";
import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { getCurrentPriceRules, publishedRules } from "../price/current-price-rules.ts";

export type RulesPage = {
  current: PriceRules;
  history: { version: number; note: string; at: string; by: string; rules: PriceRules }[];
  checkedAt: string;
};

/** The rules in force and who published which version. */
export async function getRulesPage(ctx: Ctx): Promise<RulesPage> {
  requireStaff(ctx, "admin");
  const [current, history] = await Promise.all([
    getCurrentPriceRules(ctx.db),
    ctx.db.select().from(priceRules).orderBy(desc(priceRules.version)).limit(20),
  ]);
  return {
    current,
    history: history.map(({ version, note, publishedAt, createdByName, rules }) => ({
      version,
      note,
      at: publishedAt.toISOString(),
      by: createdByName,
      rules: publishedRules(rules),
    })),
    checkedAt: ctx.now().toISOString(),
  };
}

export type RulesTrial = {
  customerId: string;
  orderId: string;
  number: string;
  beforeMinor: number;
  afterMinor: number | null;
  error: string | null;
}[];

/** What the last twenty quotes would have cost under these rules; writes nothing. */
export async function tryRules(ctx: Ctx, rules: PriceRules): Promise<RulesTrial> {
  requireStaff(ctx, "admin");
  const last = await ctx.db
    .select({
      customerId: quotes.customerId,
      orderId: quotes.orderId,
      number: orderViews.number,
      receipt: quotes.receipt,
    })
    .from(quotes)
    .innerJoin(
      orderViews,
      and(eq(orderViews.customerId, quotes.customerId), eq(orderViews.orderId, quotes.orderId)),
    )
    .where(eq(quotes.madeBy, "system"))
    .orderBy(desc(quotes.createdAt), desc(quotes.id))
    .limit(20);
  return last.map(({ receipt, ...order }) => ({ ...order, ...tried(receipt as Receipt, rules) }));
}

type Outcome = Pick<RulesTrial[number], "beforeMinor" | "afterMinor" | "error">;

function tried(receipt: Receipt, rules: PriceRules): Outcome {
  const beforeMinor = receipt.totalMinor;
  if (receipt.kind === "manual") return { beforeMinor, afterMinor: beforeMinor, error: null };
  try {
    const after = calculateQuote({ ...receipt.inputs, rulesVersion: rules.version }, rules);
    return { beforeMinor, afterMinor: after.totalMinor, error: null };
  } catch (error) {
    if (error instanceof PricingError) return { beforeMinor, afterMinor: null, error: error.code };
    throw error;
  }
}
