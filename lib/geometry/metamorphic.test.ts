import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stlAscii } from "#tests/factories/model-files.ts";
import { ball, band, box, flip, join, mapped, type Solid } from "#tests/factories/solids.ts";
import { analyzeModel } from "./analyze.ts";

type Point = [number, number, number];

/** Text keeps 64-bit coordinates, so moved models are not rounded. */
const analyzed = (solid: Solid) => analyzeModel(stlAscii(solid), { fileName: "a.stl" });

const solids: Solid[] = [
  box(10, 7, 3),
  band(9, 1.2, 4, 24),
  join(box(4, 4, 4), box(4, 4, 4, [2, 2, 2])),
  join(ball(4, 5), flip(ball(4, 3))),
  { points: box(5, 5, 5).points, faces: box(5, 5, 5).faces.slice(0, 10) },
];
const anySolid = fc.constantFrom(...solids);

const COUNTS = [
  "triangles",
  "vertices",
  "shells",
  "edges",
  "boundaryEdges",
  "nonManifoldEdges",
  "watertight",
  "genus",
  "eulerCharacteristic",
  "verdict",
] as const;
const counts = (solid: Solid) => {
  const report = analyzed(solid);
  return Object.fromEntries(COUNTS.map((key) => [key, report[key]]));
};

function rotated(axis: Point, angle: number): (p: Point) => Point {
  const length = Math.hypot(...axis) || 1;
  const [x, y, z] = axis.map((value) => value / length) as Point;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const rows = [
    [c + x * x * (1 - c), x * y * (1 - c) - z * s, x * z * (1 - c) + y * s],
    [y * x * (1 - c) + z * s, c + y * y * (1 - c), y * z * (1 - c) - x * s],
    [z * x * (1 - c) - y * s, z * y * (1 - c) + x * s, c + z * z * (1 - c)],
  ];
  return (p) => rows.map((row) => row[0]! * p[0] + row[1]! * p[1] + row[2]! * p[2]) as Point;
}

const near = (got: number | null, wanted: number | null) => {
  if (wanted === null || got === null) expect(got).toBe(wanted);
  else expect(Math.abs(got - wanted)).toBeLessThanOrEqual(1e-8 * Math.abs(wanted));
};

const length = fc.double({ min: -1000, max: 1000, noNaN: true });
const vector = fc.tuple(length, length, length);

describe("numbers follow what is done to a model", { timeout: 60_000 }, () => {
  it("moved or turned: nothing changes", () => {
    const angle = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(anySolid, vector, vector, angle, (solid, by, axis, turn) => {
        const spin = rotated(axis, turn);
        const moved = mapped(solid, (p) => spin(p).map((value, i) => value + by[i]!) as Point);
        expect(counts(moved)).toEqual(counts(solid));
        near(analyzed(moved).areaMm2, analyzed(solid).areaMm2);
        near(analyzed(moved).volumeMm3, analyzed(solid).volumeMm3);
      }),
      { numRuns: 25, seed: 41 },
    );
  });

  it("scaled: area by the square, volume by the cube", () => {
    fc.assert(
      fc.property(anySolid, fc.double({ min: 0.8, max: 6, noNaN: true }), (solid, k) => {
        const scaled = analyzed(mapped(solid, (p) => p.map((value) => value * k) as Point));
        const volume = analyzed(solid).volumeMm3;
        near(scaled.areaMm2, analyzed(solid).areaMm2 * k ** 2);
        near(scaled.volumeMm3, volume === null ? null : volume * k ** 3);
      }),
      { numRuns: 20, seed: 42 },
    );
  });

  it("triangles shuffled, corners rotated: the same", () => {
    fc.assert(
      fc.property(anySolid, fc.infiniteStream(fc.nat(1_000_000)), (solid, numbers) => {
        const keyed = solid.faces.map((face) => ({ face, key: numbers.next().value as number }));
        const faces = keyed
          .sort((a, b) => a.key - b.key)
          .map(({ face: [a, b, c], key }) => {
            const turns: Point[] = [
              [a, b, c],
              [b, c, a],
              [c, a, b],
            ];
            return turns[key % 3]!;
          });
        const shuffled = { points: solid.points, faces };
        expect(counts(shuffled)).toEqual(counts(solid));
        near(analyzed(shuffled).volumeMm3, analyzed(solid).volumeMm3);
      }),
      { numRuns: 20, seed: 43 },
    );
  });

  it("a face split in three: one vertex, two triangles more, the same shape", () => {
    fc.assert(
      fc.property(anySolid, fc.nat(1000), (solid, pick) => {
        const [a, b, c] = solid.faces[pick % solid.faces.length]!;
        const middle = [0, 1, 2].map(
          (i) => (solid.points[a]![i]! + solid.points[b]![i]! + solid.points[c]![i]!) / 3,
        ) as Point;
        const others = solid.faces.filter((_, i) => i !== pick % solid.faces.length);
        const n = solid.points.length;
        const split: Solid = {
          points: [...solid.points, middle],
          faces: [...others, [a, b, n], [b, c, n], [c, a, n]],
        };
        const before = analyzed(solid);
        const after = analyzed(split);
        expect(after).toMatchObject({
          triangles: before.triangles + 2,
          vertices: before.vertices + 1,
          eulerCharacteristic: before.eulerCharacteristic,
        });
        expect(after.shells).toBe(before.shells);
        near(after.areaMm2, before.areaMm2);
        near(after.volumeMm3, before.volumeMm3);
      }),
      { numRuns: 20, seed: 44 },
    );
  });
});
