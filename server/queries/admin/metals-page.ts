import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { failureInbox, metalPrices, orderViews } from "#db/schema/index.ts";
import { METAL_IDS, type MetalId } from "#lib/domain/metals.ts";
import { isMetalPriceStale, metalPriceAgeHours } from "#lib/domain/pricing/quote-validity.ts";
import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { getCurrentPriceRules } from "#server/queries/price/current-price-rules.ts";
import { listMetalPrices } from "../price/metal-prices.ts";

export type MetalsPage = {
  limitHours: number;
  metals: {
    metalId: MetalId;
    minorPerGram: number | null;
    source: string | null;
    at: string | null;
    ageHours: number | null;
    isStale: boolean;
    /** Orders that stand still because this price is stale. */
    waiting: number;
  }[];
  history: { id: string; metalId: string; minorPerGram: number; source: string; at: string; by: string }[];
  checkedAt: string;
};

/** Metals with the fix in force, its age, and the last two hundred fixes. */
export async function getMetalsPage(ctx: Ctx): Promise<MetalsPage> {
  requireStaff(ctx, "admin");
  const now = ctx.now();
  const [rules, current, history, waiting] = await Promise.all([
    getCurrentPriceRules(ctx.db),
    listMetalPrices(ctx.db, now),
    ctx.db.select().from(metalPrices).orderBy(desc(metalPrices.fixedAt), desc(metalPrices.id)).limit(200),
    waitingFor(ctx),
  ]);
  const limitHours = rules.operations.metalPriceLimitHours;
  const metals = METAL_IDS.map((metalId) => {
    const price = current.find((candidate) => candidate.metalId === metalId);
    const held = { metalId, waiting: waiting.get(metalId) ?? 0 };
    if (!price) return { ...held, minorPerGram: null, source: null, at: null, ageHours: null, isStale: true };
    const { minorPerGram, source, at } = price;
    const isStale = isMetalPriceStale(price, now, limitHours);
    return {
      ...held,
      minorPerGram,
      source,
      at,
      ageHours: metalPriceAgeHours(price, now),
      isStale,
    };
  });
  return {
    limitHours,
    metals,
    history: history.map(({ id, metalId, minorPerGram, source, fixedAt, createdByName }) => ({
      id,
      metalId,
      minorPerGram,
      source,
      at: fixedAt.toISOString(),
      by: createdByName,
    })),
    checkedAt: now.toISOString(),
  };
}

async function waitingFor(ctx: Ctx): Promise<Map<string, number>> {
  const rows = await ctx.db
    .select({ metalId: orderViews.metalId, count: sql<number>`count(*)::int` })
    .from(failureInbox)
    .innerJoin(
      orderViews,
      and(eq(orderViews.customerId, failureInbox.customerId), eq(orderViews.orderId, failureInbox.orderId)),
    )
    .where(and(eq(failureInbox.causeCode, "METAL_PRICE_STALE"), isNull(failureInbox.resolvedAt)))
    .groupBy(orderViews.metalId);
  return new Map(rows.map(({ metalId, count }) => [metalId ?? "", count]));
}
