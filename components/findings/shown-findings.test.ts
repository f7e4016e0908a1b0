import { expect, it } from "vitest";
import { castingReportOf } from "#lib/domain/castability.ts";
import { DEFAULT_OPTIONS } from "#lib/domain/order/default-options.ts";
import { DEFAULT_PRICE_RULES as rules } from "#lib/domain/pricing/default-price-rules.ts";
import { analyzeModel } from "#lib/geometry/analyze.ts";
import { stlBinary } from "#tests/factories/model-files.ts";
import { band, box, join } from "#tests/factories/solids.ts";
import { findingsUnder, pinsOf } from "./shown-findings.ts";

const report = castingReportOf(
  analyzeModel(stlBinary(join(band(9.1, 0.7, 4, 96), box(4, 4, 4, [40, 0, 0]))), {
    fileName: "ring.stl",
    depth: "full",
  }),
);
const under = (metalId: "silver_925" | "gold_585_yellow", unit: "mm" | null = null) =>
  findingsUnder(report, { ...DEFAULT_OPTIONS, finish: "rough", metalId, unit }, rules);

it("says nothing before the model is measured", () => {
  expect(findingsUnder(null, DEFAULT_OPTIONS, rules)).toEqual([]);
});

it("follows the chosen metal, numbers what blocks first and leaves the unit to its question", () => {
  expect(under("gold_585_yellow").map(({ rule }) => rule)).toEqual(["SEVERAL_PIECES"]);
  expect(under("silver_925").map(({ number, rule }) => `${number} ${rule}`)).toEqual([
    "1 WALL_TOO_THIN",
    "2 SEVERAL_PIECES",
  ]);
});

it("pins those that have a place, where the chosen unit puts it, under the same number", () => {
  const [pin, ...others] = pinsOf(under("silver_925"), 2, ({ rule }) => rule);
  const point = under("silver_925")[0]?.at?.point ?? [0, 0, 0];
  expect(others.map(({ number, label }) => `${number} ${label}`)).toEqual(["2 SEVERAL_PIECES"]);
  expect(others[0]?.point[0]).toBeGreaterThanOrEqual(2 * 40);
  expect(pin).toMatchObject({ number: 1, label: "WALL_TOO_THIN", thinnerThanMm: 0.8 });
  expect(pin?.point).toEqual(point.map((value) => value * 2));
});
