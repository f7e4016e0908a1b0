import { describe, expect, it } from "vitest";
import { METAL_IDS } from "#lib/domain/metals.ts";
import { DEFAULT_OPTIONS } from "#lib/domain/order/default-options.ts";
import { DEFAULT_PRICE_RULES } from "#lib/domain/pricing/default-price-rules.ts";
import type { Terms } from "./configure-data.ts";
import type { KnownModel } from "./known-model.ts";
import { piecePrice, variationFor, variationsOf } from "./piece-price.ts";

const terms: Terms = {
  rules: DEFAULT_PRICE_RULES,
  metalPrices: METAL_IDS.map((metalId) => ({
    id: metalId,
    metalId,
    source: "test",
    at: "2026-11-23T09:00:00Z",
    minorPerGram: metalId === "silver_925" ? 10_850 : 746_200,
    isStale: metalId === "bronze",
  })),
};
const ring = (patch: Partial<KnownModel> = {}): KnownModel => ({
  measures: {
    contentHash: "",
    analyzerVersion: "",
    mmPerUnit: 1,
    sizeMm: [21.4, 26.5, 7.4],
    volumeMm3: 359.5,
    areaMm2: 640,
    triangles: 3806,
    shells: 1,
    parts: 1,
  },
  unit: { declared: null, guess: "mm", confidence: 0.99, source: "assumed" },
  holeMm: 17.5,
  uncertainty: 0,
  ...patch,
});
const noVolume = { ...ring().measures, volumeMm3: null };
const why = (...given: Parameters<typeof piecePrice>) => {
  const price = piecePrice(...given);
  return price.kind === "none" ? price.why : price.kind;
};

describe("the price of a choice", () => {
  it("is exact for a measured model, and a band around it for an estimated one", () => {
    const exact = piecePrice(ring(), DEFAULT_OPTIONS, terms);
    const band = piecePrice(ring({ uncertainty: 300 }), DEFAULT_OPTIONS, terms);
    if (exact.kind !== "exact" || band.kind !== "band") throw new Error("no price");
    expect(exact.weightG).toBe(4.71);
    expect(band.lowMinor).toBeLessThan(exact.totalMinor);
    expect(band.highMinor).toBeGreaterThan(exact.totalMinor);
  });

  it("grows with the unit that was chosen", () => {
    const inches = piecePrice(ring(), { ...DEFAULT_OPTIONS, unit: "in" }, terms);
    expect(inches.kind === "exact" && inches.weightG).toBeCloseTo(4.71 * 25.4 ** 3, -2);
  });

  it("waits for measures, for the unit, for a fresh metal price", () => {
    const inches = ring({ unit: { declared: null, guess: "in", confidence: 0.8, source: "assumed" } });
    expect(why(null, DEFAULT_OPTIONS, terms)).toBe("not_measured");
    expect(why(inches, DEFAULT_OPTIONS, terms)).toBe("unit_unknown");
    expect(why(inches, { ...DEFAULT_OPTIONS, unit: "mm" }, terms)).toBe("exact");
    expect(why(ring(), { ...DEFAULT_OPTIONS, metalId: "bronze" }, terms)).toBe("metal_stale");
  });

  it("is none for a model without a volume: not yet before the analysis, never after it", () => {
    expect(why(ring({ measures: noVolume, uncertainty: 300 }), DEFAULT_OPTIONS, terms)).toBe("not_measured");
    expect(why(ring({ measures: noVolume }), DEFAULT_OPTIONS, terms)).toBe("MODEL_NOT_PRICEABLE");
  });
});

describe("what a change would cost", () => {
  it("is the difference of the two prices", () => {
    const satin = { ...DEFAULT_OPTIONS, finish: "satin" as const };
    const [before, after] = [DEFAULT_OPTIONS, satin].map((choice) => piecePrice(ring(), choice, terms));
    if (before?.kind !== "exact" || after?.kind !== "exact") throw new Error("no price");
    const change = { kind: "finish", finish: "satin" } as const;
    const found = variationFor(variationsOf(ring(), DEFAULT_OPTIONS, terms), change);
    expect(found?.differenceMinor).toBe(after.totalMinor - before.totalMinor);
  });

  it("is not told of a metal whose price is stale, nor where there is no price", () => {
    const bronze = { kind: "metal", metalId: "bronze" } as const;
    expect(variationFor(variationsOf(ring(), DEFAULT_OPTIONS, terms), bronze)).toBeUndefined();
    expect(variationsOf(ring({ measures: noVolume }), DEFAULT_OPTIONS, terms)).toEqual([]);
  });
});
