import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as files from "#tests/factories/model-files.ts";
import { ball, box, join, latticeSolid, mapped, type Solid } from "#tests/factories/solids.ts";
import { analyzeModel } from "../analyze.ts";

const volumeOf = (solid: Solid) => analyzeModel(files.stlBinary(solid), { fileName: "a.stl" }).volumeMm3!;

/** Turned about z, then about x, each corner rounded to 32 bits on its own, as programs store it. */
function turned(solid: Solid, [aboutZ, aboutX]: readonly [number, number]): Solid {
  const [c, s, k, t] = [Math.cos(aboutZ), Math.sin(aboutZ), Math.cos(aboutX), Math.sin(aboutX)];
  return mapped(solid, ([x, y, z]) => {
    const [u, v] = [c * x - s * y, s * x + c * y];
    return [u, k * v - t * z, t * v + k * z].map(Math.fround) as [number, number, number];
  });
}

const TURNS = [
  [0, 0],
  [0.3, 0.7],
  [1.1, 0.2],
  [2.5, 1.9],
] as const;

/** A post of 2 x 2 x 8 from inside the cube to above it, with edges all around at a height. */
const post = (height: number): Solid => latticeSolid([4, 6], [4, 6], [6, height, 14], () => true);

describe("shells whose faces lie in one plane, within the rounding of their corners", () => {
  const cube = box(10, 10, 10);
  const cases: [string, Solid, Solid, number][] = [
    ["stand on each other", cube, box(4, 4, 4, [3, 3, 10]), 1064],
    ["stand on each other in part", cube, box(10, 10, 10, [5, 5, 10]), 2000],
    ["end flush inside", cube, box(4, 4, 4, [3, 3, 6]), 1000],
    ["end flush and stick out at the side", cube, box(4, 4, 4, [8, 3, 6]), 1032],
    ["share four sides", cube, box(10, 10, 10, [0, 0, 5]), 1500],
    ["share a side and a corner", cube, box(6, 6, 6, [4, 4, 4]), 1000],
    ["reach through both sides", cube, box(2, 2, 14, [4, 4, -2]), 1016],
    ["reach through along their edges", cube, post(10), 1016],
    ["reach through almost along their edges", cube, post(10 + 1.5e-5), 1016],
  ];

  it.each(cases)("%s", (_, one, two, volume) => {
    for (const turn of TURNS) {
      expect(volumeOf(join(turned(one, turn), turned(two, turn))) / volume).toBeCloseTo(1, 5);
      expect(volumeOf(join(turned(two, turn), turned(one, turn))) / volume).toBeCloseTo(1, 5);
    }
  });
});

describe("heaps of blocks on a lattice", () => {
  const place = fc.tuple(fc.nat(5), fc.nat(5), fc.nat(5));
  const size = fc.tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 1, max: 4 }),
    fc.constantFrom(1, 2, 5),
  );
  const blocks = fc.uniqueArray(fc.record({ place, size }), {
    minLength: 2,
    maxLength: 8,
    selector: ({ place: p, size: s }) => [...p, ...s].join(),
  });
  const turn = fc.constantFrom(...TURNS);

  it("have the volume of the cells they fill", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(blocks, turn, (heap, angles) => {
        const filled = new Set<string>();
        for (const { place: p, size: s } of heap) {
          for (let x = 0; x < s[0]; x++)
            for (let y = 0; y < s[1]; y++)
              for (let z = 0; z < s[2]; z++) filled.add([p[0] + x, p[1] + y, p[2] + z].join());
        }
        const solids = heap.map(({ place: p, size: s }) => turned(box(...s, p), angles));
        const report = analyzeModel(files.stlBinary(join(...solids)), { fileName: "a.stl" });
        // corners that meet are welded and may leave no shells to unite; overlaps below 0.1 % are not taken off
        if (!report.watertight) return;
        expect(Math.abs(report.volumeMm3! / filled.size - 1)).toBeLessThan(1.001e-3);
      }),
      { numRuns: 150, seed: 53 },
    );
  });
});

describe("many bodies in each other", () => {
  it("are united, not summed, where each triangle is crossed by many others", () => {
    const fine = ball(12, 5);
    const row = Array.from({ length: 12 }, (_, i) => mapped(fine, ([x, y, z]) => [x + 0.4 * i, y, z]));
    const volume = volumeOf(join(...row));
    const one = volumeOf(fine);
    // a ball's sections are sections of the union: slices between neighbours add up
    expect(volume).toBeGreaterThan(one);
    expect(volume).toBeLessThan(one + 11 * 0.4 * Math.PI * 25);
    expect(volume / (one + 11 * 0.4 * Math.PI * 25)).toBeGreaterThan(0.98);
  });
});
