import { describe, expect, it } from "vitest";
import { makePreview } from "#lib/geometry/preview.ts";
import { readModel } from "#lib/geometry/read-model.ts";
import { repairModel } from "#lib/geometry/repair/repair-model.ts";
import { stlBinary } from "#tests/factories/model-files.ts";
import { box, flip, join, type Solid } from "#tests/factories/solids.ts";
import { modelFile } from "#tests/support/model-file.ts";
import { changesBetween } from "./changes.ts";

const meshOf = (bytes: Uint8Array, fileName = "a.stl") => readModel(bytes, { fileName }).model.mesh;
const copyOf = (solid: Solid) => makePreview(meshOf(stlBinary(solid)), 250_000);
const countsOf = (found: ReturnType<typeof changesBetween>) =>
  found && Object.fromEntries(Object.entries(found.corners).map(([kind, of]) => [kind, of.length / 9]));
const compare = (before: Solid, after: Solid, mmPerUnit = 1) =>
  changesBetween(copyOf(before), copyOf(after), mmPerUnit, [0, 0, 0]);

const cube = box(10, 10, 10);
const open: Solid = { points: cube.points, faces: cube.faces.slice(0, 10) };

describe("what a repair changed", () => {
  it("is nothing between a file and itself, whatever the order of its triangles", () => {
    const shuffled = { points: cube.points, faces: cube.faces.toReversed() };
    expect(countsOf(compare(cube, shuffled))).toEqual({ added: 0, removed: 0, turned: 0 });
    expect(compare(cube, shuffled)?.places).toEqual([]);
  });

  it("names what was added, where, in mm under the unit", () => {
    const found = compare(open, cube, 10);
    expect(countsOf(found)).toEqual({ added: 2, removed: 0, turned: 0 });
    expect(found?.places).toHaveLength(1);
    expect(Math.max(...found!.places[0]!.point)).toBeGreaterThan(30);
  });

  it("sees triangles that were turned, and does not call them new", () => {
    expect(countsOf(compare(flip(cube), cube))).toEqual({ added: 0, removed: 0, turned: 12 });
  });

  it("tells places apart, the one with most changes first", () => {
    const far = box(10, 10, 10, [200, 0, 0]);
    const both = join(open, { points: far.points, faces: far.faces.slice(0, 6) });
    const found = compare(both, join(cube, far));
    expect(found?.places.map(({ added }) => added)).toEqual([6, 2]);
    expect(found!.places[0]!.point[0]).toBeGreaterThan(150);
  });

  it("takes points within the weld for the same, and does not compare decimated copies", () => {
    const moved = { ...cube, points: cube.points.map(([x, y, z]) => [x + 1e-5, y, z]) } as Solid;
    expect(countsOf(compare(cube, moved))).toEqual({ added: 0, removed: 0, turned: 0 });
    const light = { ...copyOf(cube), sourceTriangles: 300_000 };
    expect(changesBetween(light, copyOf(cube), 1, [0, 0, 0])).toBeNull();
  });

  it("marks the seams of a real pendant and leaves the rest", () => {
    const mesh = meshOf(modelFile("pendant_flower.stl", false));
    const { mesh: repaired } = repairModel(mesh, { mmPerUnit: 1 });
    const before = makePreview(mesh, 250_000);
    const after = makePreview({ ...mesh, ...repaired }, 250_000);
    const found = changesBetween(before, after, 1, [0, 0, 0]);
    const { added = 0, removed = 0, turned = 0 } = countsOf(found) ?? {};
    expect(added).toBeGreaterThan(removed);
    expect(removed).toBeGreaterThan(0);
    expect(turned).toBe(0);
    expect(found!.places.length).toBeGreaterThan(0);
  });
});
