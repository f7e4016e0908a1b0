import { expect, it } from "vitest";
import { DEFAULT_OPTIONS } from "#lib/domain/order/default-options.ts";
import { DEFAULT_PRICE_RULES } from "#lib/domain/pricing/default-price-rules.ts";
import { analyzeModel } from "#lib/geometry/analyze.ts";
import { createEstimator } from "#lib/geometry/estimate.ts";
import { stlBinary } from "#tests/factories/model-files.ts";
import { box, join } from "#tests/factories/solids.ts";
import type { Terms } from "./configure-data.ts";
import { estimatedModel, type KnownModel, lookedModel } from "./known-model.ts";
import { piecePrice } from "./piece-price.ts";
import { priceShift } from "./price-shift.ts";

const terms = {
  rules: DEFAULT_PRICE_RULES,
  metalPrices: [
    { metalId: "gold_585_yellow", minorPerGram: 540_000, fixedAt: "2026-11-26T09:00:00Z", isStale: false },
  ],
} as unknown as Terms;
const told = (known: KnownModel) => ({ known, price: piecePrice(known, DEFAULT_OPTIONS, terms) });

function quick(bytes: Uint8Array): KnownModel {
  const estimator = createEstimator("stl-binary");
  estimator?.push(bytes);
  return estimatedModel(estimator!.finish());
}
const looked = (bytes: Uint8Array) => lookedModel(analyzeModel(bytes, { fileName: "a.stl" }));
const measured = (bytes: Uint8Array): KnownModel => ({ ...looked(bytes), uncertainty: 0 });

const plain = stlBinary(box(10, 10, 5));
/** Two bodies that share a half: the quick sums count it twice. */
const crossing = stlBinary(join(box(10, 10, 5), box(10, 10, 5, [5, 0.1, 0.1])));

it("says nothing while the first look is all there is", () => {
  const first = told(quick(plain));
  expect(priceShift(first, first)).toBeNull();
});

it("keeps an honest band: the first look and the server's price lie inside it", () => {
  const first = told(quick(plain));
  expect(priceShift(first, told(measured(plain)))).toMatchObject({ beyondMinor: 0, volumeMm3: null });
  // a narrower band inside it is no news
  expect(priceShift(first, told(looked(plain)))).toBeNull();
});

it("names how far a price leaves the band, and the volumes that moved it", () => {
  const shift = priceShift(told(quick(crossing)), told(measured(crossing)));
  const now = told(measured(crossing)).price;
  expect(now.kind === "exact" && shift?.first.lowMinor).toBeGreaterThan(
    now.kind === "exact" ? now.totalMinor : 0,
  );
  expect(shift?.beyondMinor).toBe(now.kind === "exact" ? now.totalMinor - shift!.first.lowMinor : 0);
  expect(shift?.volumeMm3?.before).toBeCloseTo(1000, 3);
  expect(shift?.volumeMm3?.after).toBeLessThan(800);
});
