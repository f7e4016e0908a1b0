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
});
