import { describe, expect, it } from "vitest";
import { analyzeSource } from "#lib/geometry/analyze.ts";
import { surfaceReadings } from "#lib/geometry/preview/readings.ts";
import { encodePreview, makePreview } from "#lib/geometry/preview.ts";
import { readModel } from "#lib/geometry/read-model.ts";
import type { ThicknessMap } from "#lib/geometry/thickness/measure-thickness.ts";
import { stlBinary } from "#tests/factories/model-files.ts";
import { ball, box, join, type Solid } from "#tests/factories/solids.ts";
import { exploded } from "./exploded.ts";
import { fineSurfaceOf } from "./fine-surface.ts";
import { heatColor } from "./heat-ramp.ts";
import { shapeOf } from "./shape.ts";
import { subdivided } from "./subdivide.ts";
import { painted } from "./surface-paint.ts";

function measuredCopy(solid: Solid) {
  const { format, model } = readModel(stlBinary(solid), { fileName: "a.stl" });
  const maps: ThicknessMap[] = [];
  const options = {
    fileName: "a.stl",
    depth: "full" as const,
    onThickness: (map: ThicknessMap) => maps.push(map),
  };
  const report = analyzeSource(format, model, options);
  const copy = makePreview(model.mesh, 250_000);
  return { ...copy, readings: surfaceReadings(maps[0] ?? null, report, model.mesh, copy.origin) };
}

const areaOf = (p: Float32Array) => {
  let doubled = 0;
  for (let i = 0; i < p.length; i += 9) {
    const u = [0, 1, 2].map((k) => p[i + 3 + k]! - p[i + k]!);
    const v = [0, 1, 2].map((k) => p[i + 6 + k]! - p[i + k]!);
    doubled += Math.hypot(
      u[1]! * v[2]! - u[2]! * v[1]!,
      u[2]! * v[0]! - u[0]! * v[2]!,
      u[0]! * v[1]! - u[1]! * v[0]!,
    );
  }
  return doubled / 2;
};

describe("a surface cut finer", () => {
  it("keeps its area, its shells and its facing, with no edge longer than asked", () => {
    const model = shapeOf(
      makePreview(readModel(stlBinary(box(10, 4, 2)), { fileName: "a.stl" }).model.mesh, 99),
      1,
    );
    const fine = subdivided(model.soup, 0.7);
    expect(areaOf(fine.positions)).toBeCloseTo(2 * (40 + 20 + 8), 3);
    expect(fine.shells.length).toBe(fine.positions.length / 9);
    const p = fine.positions;
    for (let i = 0; i < p.length; i += 9)
      for (const [from, to] of [
        [0, 3],
        [3, 6],
        [6, 0],
      ] as const)
        expect(Math.hypot(...[0, 1, 2].map((k) => p[i + from + k]! - p[i + to + k]!))).toBeLessThanOrEqual(
          0.7001,
        );
    // outward still: normals and corners of a box about the middle point the same way
    for (let i = 0; i < p.length; i += 3)
      expect(
        p[i]! * fine.normals[i]! + p[i + 1]! * fine.normals[i + 1]! + p[i + 2]! * fine.normals[i + 2]!,
      ).toBeGreaterThan(0);
  });

  it("knows the wall at a place inside one large triangle", () => {
    const solid = join(box(20, 20, 0.5), box(6, 6, 6, [30, 0, 0]));
    const copy = measuredCopy(solid);
    const model = shapeOf(copy, 1);
    const fine = fineSurfaceOf(model, copy, 1, 150_000);
    const thin = fine.walls.filter((wall) => wall < 0.51).length / fine.walls.length;
    expect(thin).toBeGreaterThan(0.6);
    expect(fine.walls.some((wall) => wall > 5.5)).toBe(true);
    const thinner = [{ thinnerThanMm: 0.6, color: "#000000" }];
    const colors = painted(fine.walls, { kind: "thin", clay: "#ffffff", thin: thinner });
    expect(colors.some((value) => value < 0.5)).toBe(true);
    expect(colors.some((value) => value === 1)).toBe(true);
  });
});

it("tells the size of the whole copy where fewer triangles are drawn", () => {
  const { mesh } = readModel(stlBinary(ball(40, 10)), { fileName: "a.stl" }).model;
  const copy = makePreview(mesh, 99_999);
  const [whole, light] = [shapeOf(copy, 1), shapeOf(copy, 1, { most: 500 })];
  expect(light.soup.positions.length / 9).toBeLessThanOrEqual(500);
  expect(light.size).toEqual(whole.size);
  expect(light.middle).toEqual(whole.middle);
});

it("takes shells apart without changing them", () => {
  const mesh = readModel(stlBinary(join(ball(4, 2), box(2, 2, 2, [9, 0, 0]))), { fileName: "a.stl" }).model
    .mesh;
  const model = shapeOf(makePreview(mesh, 9999), 1);
  expect(model.shells).toBe(2);
  const apart = exploded(model.soup.positions, model.soup.shells, model.shells, model.radius);
  const across = apart.filter((_, i) => i % 3 === 0);
  const wide = Math.max(...across) - Math.min(...across);
  expect(wide).toBeGreaterThan(model.size[0] + 3);
  expect(areaOf(apart)).toBeCloseTo(areaOf(model.soup.positions), 2);
});

it("goes from red over amber to grey-blue, and shows the unmeasured as thick", () => {
  const [r0, , b0] = heatColor(0.1, 0.6);
  const [r1, , b1] = heatColor(5, 0.6);
  expect(r0).toBeGreaterThan(b0 * 3);
  expect(b1).toBeGreaterThan(r1);
  expect(heatColor(Number.NaN, 0.6)).toEqual(heatColor(99, 0.6));
  expect(heatColor(0.6, 0.6).map(Math.round)).toEqual([230, 138, 46]);
  // sRGB 230 is 0.791 of the light
  expect(painted(Float32Array.of(0.6), { kind: "heat", limitMm: 0.6 })[0]).toBeCloseTo(0.791, 1);
});

it("is decided by the copy alone: without readings nothing is coloured", () => {
  const mesh = readModel(stlBinary(box(2, 2, 2)), { fileName: "a.stl" }).model.mesh;
  const copy = makePreview(mesh, 99);
  expect(encodePreview(copy).byteLength).toBe(48 + 4 * (copy.positions.length + copy.index.length));
  expect(fineSurfaceOf(shapeOf(copy, 1), copy, 1, 999).walls.every(Number.isNaN)).toBe(true);
});
