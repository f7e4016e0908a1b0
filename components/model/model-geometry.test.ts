import { describe, expect, it } from "vitest";
import { makePreview } from "#lib/geometry/preview.ts";
import { readModel } from "#lib/geometry/read-model.ts";
import { stlBinary } from "#tests/factories/model-files.ts";
import { band, box, join, type Solid } from "#tests/factories/solids.ts";
import { modelOf } from "./model-geometry.ts";
import { shapeOf } from "./shape.ts";

/** A band about z with a head towards +x, away from the origin. */
const ring = join(band(9, 1.5, 4, 64), box(6, 3, 3, [10, -1.5, 0.5]));

function shown(solid: Solid, mmPerUnit = 1) {
  const { mesh } = readModel(stlBinary(solid), { fileName: "piece.stl" }).model;
  const { soup, ...figures } = shapeOf(makePreview(mesh, 10_000), mmPerUnit);
  return { model: modelOf({ ...figures, positions: soup.positions, normals: soup.normals }), figures };
}

describe("a ring that lies in its file", () => {
  it("stands in the scene, in the middle of it: head up, the hole towards the front view", () => {
    const { model } = shown(ring);
    const tip = model.toScene([16, 0, 2]);
    expect(tip.toArray()).toEqual([expect.closeTo(0, 5), expect.closeTo(13.25, 5), expect.closeTo(0, 5)]);
    const upperRim = model.toScene([0, 0, 4]);
    expect(upperRim.z).toBeCloseTo(2, 5);
  });

  it("keeps the sizes of its file, and tells a section those of what stands", () => {
    const { figures } = shown(ring);
    expect(figures.size.map((side) => Math.round(side * 10) / 10)).toEqual([26.5, 21, 4]);
    expect(figures.sides.map((side) => Math.round(side * 10) / 10)).toEqual([21, 4, 26.5]);
  });

  it("is drawn where its marks are", () => {
    const { model } = shown(ring);
    const { array } = model.geometry.getAttribute("position");
    model.geometry.applyQuaternion(model.turn);
    const highest = Math.max(...[...array].filter((_, i) => i % 3 === 1));
    expect(highest).toBeCloseTo(model.toScene([16, 0, 0]).y, 4);
  });
});

it("holds another piece as its file does: z up, y to the back", () => {
  const { model } = shown(box(2, 4, 6));
  const corner = model.toScene([2, 4, 6]).toArray();
  expect(corner).toEqual([1, 3, -2].map((at) => expect.closeTo(at, 6)));
});

it("begins with the very same view in every unit, so that another unit does not move the camera", () => {
  for (const piece of [ring, box(3, 7, 11)])
    expect(shown(piece, 25.4).figures.start).toEqual(shown(piece).figures.start);
});
