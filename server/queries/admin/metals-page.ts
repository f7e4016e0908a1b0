import { desc } from "drizzle-orm";
import { metalPrices } from "#db/schema/index.ts";
import { METAL_IDS, type MetalId } from "#lib/domain/metals.ts";
import { isMetalPriceStale, metalPriceAgeHours } from "#lib/domain/pricing/quote-validity.ts";
import { requireStaff } from "#server/commands/shared/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { env } from "#server/env.ts";
import { listMetalPrices } from "../price/metal-prices.ts";

export type MetalsPage = {
  limitHours: number;
  metals: {
    metalId: MetalId;
    minorPerGram: number | null;
    source: string | null;
    at: Date | null;
    ageHours: number | null;
    isStale: boolean;
  }[];
  history: { id: string; metalId: string; minorPerGram: number; source: string; at: Date; by: string }[];
};

/** Metals with the fix in force, its age, and the last two hundred fixes. */
export async function getMetalsPage(ctx: Ctx): Promise<MetalsPage> {
  requireStaff(ctx, "admin");
  const now = ctx.now();
  const limitHours = env().METAL_PRICE_MAX_AGE_HOURS;
  const [current, history] = await Promise.all([
    listMetalPrices(ctx.db, now),
    ctx.db.select().from(metalPrices).orderBy(desc(metalPrices.fixedAt), desc(metalPrices.id)).limit(200),
  ]);
  const metals = METAL_IDS.map((metalId) => {
    const price = current.find((candidate) => candidate.metalId === metalId);
    if (!price) return { metalId, minorPerGram: null, source: null, at: null, ageHours: null, isStale: true };
    const { minorPerGram, source, at } = price;
    const isStale = isMetalPriceStale(price, now, limitHours);
    return {
      metalId,
      minorPerGram,
      source,
      at: new Date(at),
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
      at: fixedAt,
      by: createdByName,
    })),
  };
}
