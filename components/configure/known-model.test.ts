import { describe, expect, it } from "vitest";
import { isUnitInDoubt } from "#lib/domain/units.ts";
import type { Estimate } from "#lib/geometry/estimate.ts";
import { estimatedModel, type KnownModel, measuredModel, ringUnder, sidesUnder } from "./known-model.ts";

const estimate = (longest: number, closureResidual = 0): Estimate => ({
  triangles: 100,
  promised: 100,
  boundingBox: { min: [1, 1, 1], max: [1 + longest, 1 + longest / 2, 1 + longest / 4] },
  area: 640,
  volume: 359.5,
  closureResidual,
});
const declared = (known: KnownModel): KnownModel => ({
  ...known,
  unit: { ...known.unit, declared: "mm", source: "declared" },
});

describe("a quick look at the file", () => {
  it("gives size and volume, and says that they may be off", () => {
    const known = estimatedModel(estimate(26));
    expect(known.measures).toMatchObject({ sizeMm: [26, 13, 6.5], volumeMm3: 359.5, mmPerUnit: 1 });
    expect(known.uncertainty).toBeGreaterThan(0);
  });

  it("promises no volume of an open surface", () => {
    expect(estimatedModel(estimate(26, 0.2)).measures.volumeMm3).toBeNull();
  });
});

describe("the unit", () => {
  it("is not asked for a ring in millimetres", () => {
    expect(isUnitInDoubt(estimatedModel(estimate(26)).unit)).toBe(false);
  });

  it("is asked for a ring in inches, unless the file says it", () => {
    const inches = estimatedModel(estimate(0.84));
    expect(inches.unit.guess).toBe("in");
    expect(isUnitInDoubt(inches.unit)).toBe(true);
    expect(isUnitInDoubt(declared(inches).unit)).toBe(false);
  });

  it("scales sides and ring, also over a file that is not in millimetres", () => {
    const known = { ...estimatedModel(estimate(0.84)), holeMm: 0.7 };
    expect(sidesUnder(known, "in")[0]).toBeCloseTo(21.336);
    expect(ringUnder(known, "in")).toBeCloseTo(17.78);
    expect(ringUnder(known, null), "no finger goes through").toBeNull();
    const metres = { ...known, measures: { ...known.measures, mmPerUnit: 1000 } };
    expect(sidesUnder(metres, "mm")[0]).toBeCloseTo(0.00084);
  });
});

it("knows nothing of a model until the server has measured it", () => {
  expect(measuredModel({ measures: null, unit: null })).toBeNull();
});
