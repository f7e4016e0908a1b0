import { describe, expect, it } from "vitest";
import { stlBinary } from "#tests/factories/model-files.ts";
import { ball, band, box, join, latticeSolid, mapped, type Solid } from "#tests/factories/solids.ts";
import { analyzeModel } from "../analyze.ts";

/** Inner diameter, mm; null where the piece is taken for no ring. */
const insideOf = (solid: Solid) =>
  analyzeModel(stlBinary(solid), { fileName: "a.stl" }).ring?.innerDiameterMm ?? null;

/** Turned along no axis, and far off. */
const turned = (solid: Solid, angle = 0.7): Solid => {
  const [c, s, k, t] = [Math.cos(angle), Math.sin(angle), Math.cos(angle / 2), Math.sin(angle / 2)];
  return mapped(solid, ([x, y, z]) => {
    const [u, v] = [c * x - s * y, s * x + c * y];
    return [u + 40, k * v - t * z - 70, t * v + k * z + 15];
  });
};

const moved = (solid: Solid, by: [number, number, number]): Solid =>
  mapped(solid, ([x, y, z]) => [x + by[0], y + by[1], z + by[2]]);

const FLATS = 128;
const inside = (diameter: number) => diameter * Math.cos(Math.PI / FLATS);

/** A band of 256 steps without those from `from` on. */
function bentOpen(missing: number): Solid {
  const steps = 256;
  const flat = latticeSolid(
    Array.from({ length: steps - missing + 1 }, (_, i) => i),
    [0, 1.5],
    [0, 4],
    () => true,
  );
  return mapped(flat, ([a, r, z]) => {
    const angle = (2 * Math.PI * a) / steps;
    return [(8.7 + r) * Math.sin(angle), (8.7 + r) * Math.cos(angle), z];
  });
}

describe("the hole of a ring", () => {
  it.each([0, 0.3, 0.9, 1.6])("a head to one side moves no axis: turned by %f", (angle) => {
    const head = moved(ball(16, 3.2), [1.5, 12.7, 4.2]);
    const solitaire = join(band(8.7, 1.4, 2.2, FLATS), head);
    expect(insideOf(turned(solitaire, angle))! / inside(17.4)).toBeCloseTo(1, 3);
  });

  it("is seen however finely a head is cut beside a coarse band", () => {
    const head = moved(ball(64, 2.5), [4, 11, 6]);
    expect(insideOf(join(band(8.7, 1.5, 5, 64), head))! / (17.4 * Math.cos(Math.PI / 64))).toBeCloseTo(1, 3);
  });

  it.each([14, 26, 40])("may be open as a cuff: %i steps of 256", (missing) => {
    expect(insideOf(turned(bentOpen(missing)))! / 17.4).toBeCloseTo(1, 3);
  });

  it("may have eight flats", () => {
    const octagon = band(9, 2, 4, 8);
    expect(insideOf(turned(octagon))! / (18 * Math.cos(Math.PI / 8))).toBeCloseTo(1, 3);
  });
});

describe("what no finger goes through", () => {
  const square = latticeSolid([0, 3, 20, 23], [0, 3, 20, 23], [0, 3], (i, j) => i !== 1 || j !== 1);
  const cases: [string, Solid][] = [
    ["a washer", band(8.5, 6.5, 3, FLATS)],
    ["a wide washer, turned", turned(band(8, 14, 2, FLATS), 0.8)],
    ["a tube", band(8.7, 1.5, 40, FLATS)],
    ["an oval", mapped(band(8.7, 1.5, 4, FLATS), ([x, y, z]) => [x, 1.25 * y, z])],
    ["a square frame", square],
    ["a hook open on one side", bentOpen(90)],
    ["a block", box(20, 20, 4)],
  ];
  it.each(cases)("%s", (_, solid) => {
    expect(insideOf(solid)).toBeNull();
    expect(insideOf(turned(solid))).toBeNull();
  });
});
