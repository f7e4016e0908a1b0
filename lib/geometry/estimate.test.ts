import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stlBinary } from "#tests/factories/model-files.ts";
import { ball, box, join, mapped } from "#tests/factories/solids.ts";
import { analyzeModel } from "./analyze.ts";
import { createEstimator } from "./estimate.ts";

const model = stlBinary(
  join(
    ball(6, 7),
    mapped(box(3, 3, 3), ([x, y, z]) => [x + 20, y, z]),
  ),
);

function estimated(bytes: Uint8Array, cuts: number[]) {
  const estimator = createEstimator("stl-binary")!;
  let at = 0;
  for (const cut of [...cuts, bytes.length].sort((a, b) => a - b)) {
    estimator.push(bytes.subarray(at, cut));
    at = cut;
  }
  return estimator.finish();
}

describe("createEstimator", () => {
  it("agrees with the full analysis, and gives the same bits however the bytes arrive", () => {
    const report = analyzeModel(model, { fileName: "a.stl" });
    const whole = estimated(model, []);
    expect(whole.volume / report.volumeMm3!).toBeCloseTo(1, 9);
    expect(whole.area / report.areaMm2).toBeCloseTo(1, 9);
    expect(whole.boundingBox).toEqual(report.boundingBox);
    expect(whole.closureResidual).toBeLessThan(1e-6);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: model.length }), { maxLength: 20 }), (cuts) => {
        expect(estimated(model, cuts)).toEqual(whole);
      }),
      { numRuns: 200, seed: 31 },
    );
  });

  it("shows what it has before the end", () => {
    const estimator = createEstimator("stl-binary")!;
    estimator.push(model.subarray(0, 84 + 50 * 10 + 7));
    expect(estimator.snapshot()).toMatchObject({ triangles: 10, promised: 444 });
  });

  it("warns of an open file by its residual", () => {
    const open = stlBinary({ points: box(1, 1, 1).points, faces: box(1, 1, 1).faces.slice(0, 10) });
    expect(estimated(open, []).closureResidual).toBeGreaterThan(0.1);
  });

  it("prices nothing that is cut off, empty or not finite", () => {
    expect(() => estimated(model.subarray(0, 400), [])).toThrow("TRUNCATED");
    expect(() => estimated(stlBinary({ points: [], faces: [] }), [])).toThrow("NO_TRIANGLES");
    for (const value of [Number.NaN, Infinity, 1e38]) {
      const broken = mapped(box(1, 1, 1), ([x, y, z]) => [x === 1 && y === 1 && z === 1 ? value : x, y, z]);
      expect(() => estimated(stlBinary(broken), [])).toThrow(
        value === 1e38 ? "COORDINATES_TOO_LARGE" : "NON_FINITE_COORDINATES",
      );
    }
  });

  it("promises nothing for formats that cannot be summed as they arrive", () => {
    expect(createEstimator("3mf")).toBeNull();
  });
});
