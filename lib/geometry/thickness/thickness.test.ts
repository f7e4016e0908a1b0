import { describe, expect, it } from "vitest";
import { stlBinary } from "#tests/factories/model-files.ts";
import {
  band,
  box,
  flip,
  join,
  latticeSolid,
  mapped,
  revolve,
  type Solid,
  torus,
} from "#tests/factories/solids.ts";
import { analyzeModel } from "../analyze.ts";

const analyzed = (solid: Solid) => analyzeModel(stlBinary(solid), { fileName: "a.stl", depth: "full" });

describe("walls of known thickness", () => {
  it.each([0.3, 0.5, 0.8])("plate of %f mm", (t) => {
    const report = analyzed(box(20, 20, t));
    expect(report.minThicknessMm).toBeCloseTo(t, 5);
    expect(report.thickness?.medianMm).toBeCloseTo(t, 5);
    expect(report.verdict).toBe(t < 0.5 ? "accept with findings" : "accept");
  });

  it.each([1.8, 0.8, 0.4])("ring band with a wall of %f mm", (wall) => {
    const report = analyzed(band(9.1, wall, 4, 256));
    expect(report.minThicknessMm! / (wall * Math.cos(Math.PI / 256))).toBeCloseTo(1, 2);
  });

  it("torus, hollow box, and a solid turned inside out", () => {
    expect(analyzed(torus(10, 2, 96, 48)).minThicknessMm).toBeCloseTo(4 * Math.cos(Math.PI / 48), 1);
    const cuts = [0, 1.5, 18.5, 20];
    const hollow = latticeSolid(cuts, cuts, cuts, (i, j, k) => !(i === 1 && j === 1 && k === 1));
    expect(analyzed(hollow).minThicknessMm).toBeCloseTo(1.5, 5);
    expect(analyzed(flip(box(20, 20, 0.7))).minThicknessMm).toBeCloseTo(0.7, 5);
  });

  it("does not call the edges of a cube, or a bevel, thin", () => {
    expect(analyzed(box(10, 10, 10)).minThicknessMm).toBeCloseTo(10, 5);
    const bevelled = revolve(
      [
        [9, 0],
        [11, 0],
        [11, 3],
        [10, 4],
        [9, 4],
      ],
      128,
    );
    expect(analyzed(bevelled).minThicknessMm).toBeGreaterThan(0.95);
  });

  it("measures a slanted wall across, not along the ray", () => {
    const wedge = mapped(box(20, 20, 1), ([x, y, z]) => [x, y, z === 0 ? 0 : 0.6 + x * 0.05]);
    const { minThicknessMm } = analyzed(wedge);
    expect(minThicknessMm).toBeGreaterThan(0.58);
    expect(minThicknessMm).toBeLessThan(0.63);
  });
});

/** A closed outline, counter-clockwise, drawn out along z; star-shaped about 0. */
function drawnOut(outline: [number, number][], height: number): Solid {
  const n = outline.length;
  const points = [0, height].flatMap((z) =>
    [...outline, [0, 0] as const].map(([x, y]): [number, number, number] => [x, y, z]),
  );
  const faces = outline.flatMap((_, i): [number, number, number][] => {
    const [a, b, c, d] = [i, (i + 1) % n, ((i + 1) % n) + n + 1, i + n + 1];
    return [
      [a, b, c],
      [a, c, d],
      [b, a, n],
      [d, c, 2 * n + 1],
    ];
  });
  return { points, faces };
}

const around = (count: number, radius: (k: number) => number): [number, number][] =>
  Array.from({ length: count }, (_, k) => {
    const angle = (2 * Math.PI * k) / count + 0.1;
    return [radius(k) * Math.cos(angle), radius(k) * Math.sin(angle)];
  });

describe("what is thin, and what only runs into a point or an edge", () => {
  it("the points of a five-pointed star are not thin", () => {
    const star = drawnOut(
      around(10, (k) => (k % 2 === 0 ? 10 : 3.82)),
      2.5,
    );
    expect(analyzed(star).minThicknessMm).toBeGreaterThan(2);
  });

  it.each([0.2, 0.5])("metal under a groove cut to a point: %f mm are left", (left) => {
    const flank = (2 - left) * Math.tan(Math.PI / 6);
    const grooved = drawnOut(
      [
        [-10, -1],
        [10, -1],
        [10, 1],
        [flank, 1],
        [0, left - 1],
        [-flank, 1],
        [-10, 1],
      ],
      12,
    );
    // the middle of the fan must lie in the metal
    const low = mapped(grooved, ([x, y, z]) => (x === 0 && y === 0 ? [0, left / 2 - 1, z] : [x, y, z]));
    const { minThicknessMm } = analyzed(low);
    expect(minThicknessMm).toBeGreaterThan(0.97 * left);
    expect(minThicknessMm).toBeLessThan(1.1 * left);
  });

  it("the notch of a seat across a prong is no thin wall", () => {
    const notched = drawnOut(
      [
        [-4, -0.32],
        [-0.35, -0.32],
        [0, 0],
        [0.15, -0.32],
        [4, -0.32],
        [4, 0.32],
        [-4, 0.32],
      ],
      1.2,
    );
    // the middle of the fan must lie in the metal, off the edge of the notch
    const middle = mapped(notched, ([x, y, z]) => [x, y, z]);
    for (const at of [7, 15]) middle.points[at]![1] = 0.16;
    const { spots } = analyzed(middle).thickness!;
    expect(spots[0]!.mm).toBeGreaterThan(0.6);
  });

  it.each([3, 5, 7])("a wire of %i flats", (flats) => {
    const { spots } = analyzed(
      drawnOut(
        around(flats, () => 0.4),
        12,
      ),
    ).thickness!;
    expect(spots[0]).toMatchObject({ kind: "wire" });
    expect(spots[0]!.mm / (0.8 * Math.cos(Math.PI / flats))).toBeGreaterThan(0.6);
    expect(spots[0]!.mm / (0.8 * Math.cos(Math.PI / flats))).toBeLessThan(1.15);
  });

  it("the corner of a strip is no wire", () => {
    for (const thick of [0.3, 1.1]) {
      const kinds = analyzed(box(3.2 * thick, 12, thick)).thickness!.spots.map(({ kind }) => kind);
      expect(new Set(kinds)).toEqual(new Set(["wall"]));
    }
  });
});

describe("bodies in and against each other", () => {
  it("thin plates in each other, and against each other", () => {
    const one = box(10, 10, 1);
    expect(analyzed(join(one, box(10, 10, 1, [0, 0, 0.75]))).minThicknessMm).toBeCloseTo(1.75, 3);
    const flush = analyzed(join(one, box(9, 9, 1, [0.5, 0.5, 1]))).thickness!;
    expect(flush.medianMm).toBeCloseTo(2, 3);
    expect(flush.histogram.areaMm2[20]! / (100 - 81)).toBeCloseTo(2, 0);
  });

  it("a plate that stands on another in part, and what of it stands out", () => {
    const base = box(10, 10, 2);
    expect(analyzed(join(base, box(4, 4, 0.3, [3, 3, 2]))).minThicknessMm).toBeGreaterThan(1.99);
    expect(analyzed(join(base, box(4, 4, 0.3, [8, 3, 2]))).minThicknessMm).toBeCloseTo(0.3, 3);
  });
});

describe("thin places", () => {
  /** A band of 1.6 mm with a dent that leaves 0.3 mm on about 0.7 x 0.7 mm. */
  const dented = (): Solid => {
    const angles = 180;
    const lengths = [0, 1.6, 2.3, 4];
    const ring = latticeSolid(
      Array.from({ length: angles + 1 }, (_, i) => i),
      [0, 0.3, 1.6],
      lengths,
      (i, j, k) => !(i >= 40 && i < 42 && j === 1 && k === 1),
    );
    const bend = ([a, r, z]: [number, number, number]): [number, number, number] => {
      const angle = (2 * Math.PI * (a % angles)) / angles;
      return [(9 + r) * Math.cos(angle), (9 + r) * Math.sin(angle), z];
    };
    const faces = ring.faces.filter(
      (face) =>
        !face.every((i) => ring.points[i]![0] === 0) && !face.every((i) => ring.points[i]![0] === angles),
    );
    return mapped({ points: ring.points, faces }, bend);
  };

  it("finds a 0.3 mm wall of half a square millimetre on a 20 mm ring, and where it is", () => {
    const report = analyzed(dented());
    expect(report.watertight).toBe(true);
    expect(report.minThicknessMm).toBeCloseTo(0.3, 1);
    const [spot] = report.thickness!.spots;
    expect(spot).toMatchObject({ kind: "wall" });
    expect(spot!.mm).toBeCloseTo(0.3, 1);
    const angle = (Math.atan2(spot!.point[1], spot!.point[0]) * 180) / Math.PI;
    expect(angle).toBeGreaterThan(79);
    expect(angle).toBeLessThan(85);
    expect(spot!.triangles.length).toBeGreaterThan(0);
  });

  it("tells a wire from a wall", () => {
    const plate = box(10, 10, 1.1);
    const wire = mapped(
      revolve(
        Array.from({ length: 16 }, (_, i): [number, number] => [
          10 + 0.35 * Math.cos((i * Math.PI) / 8),
          0.35 * Math.sin((i * Math.PI) / 8),
        ]),
        64,
      ),
      ([x, y, z]) => [x, y, z + 20],
    );
    const spots = analyzed(join(plate, wire)).thickness!.spots;
    expect(spots[0]).toMatchObject({ kind: "wire" });
    expect(spots[0]!.mm).toBeCloseTo(0.7, 1);
    expect(spots.find(({ kind }) => kind === "wall")!.mm).toBeCloseTo(1.1, 2);
  });

  it("sees through shells that overlap", () => {
    const report = analyzed(join(box(10, 10, 2), box(10, 10, 2, [0, 0, 1.5])));
    expect(report.minThicknessMm).toBeCloseTo(3.5, 4);
  });

  it("puts the thin surface into its histogram", () => {
    const { histogram, areaPerSampleMm2 } = analyzed(box(20, 20, 0.52)).thickness!;
    expect(histogram.areaMm2[10]! / 800).toBeCloseTo(1, 2);
    expect(areaPerSampleMm2).toBeLessThan(0.07);
  });
});

describe("self-intersections", () => {
  it("counts triangles that pass through others, not those that touch", () => {
    expect(analyzed(join(box(10, 10, 10), box(10, 10, 10, [5, 5, 5]))).selfIntersections).toBeGreaterThan(5);
    expect(analyzed(join(box(10, 10, 10), box(4, 4, 4, [3, 3, 10]))).selfIntersections).toBe(0);
    expect(analyzed(band(9, 1, 3, 64)).selfIntersections).toBe(0);
  });

  it("knows what touches by the rounding of its corners, far from the origin", () => {
    const [c, s] = [Math.cos(0.7), Math.sin(0.7)];
    const far = (solid: Solid) =>
      mapped(solid, ([x, y, z]) => [
        1000 + c * x - s * y,
        500 + s * x + 0.6 * c * y - 0.8 * z,
        0.8 * c * y - 2000 + 0.6 * z,
      ]);
    expect(analyzed(far(join(box(5, 5, 5), box(3, 3, 3, [1, 1, 5])))).selfIntersections).toBe(0);
    expect(analyzed(far(join(box(5, 5, 5), box(3, 3, 3, [1, 1, 4.99])))).selfIntersections).toBeGreaterThan(
      0,
    );
  });
});
