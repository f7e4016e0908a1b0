import { describe, expect, it } from "vitest";
import { NO_READINGS } from "#lib/geometry/preview/readings.ts";
import { SHADOW_REACH, SHADOW_SIDE } from "#lib/geometry/still/shadow.ts";
import { band, box, type Solid } from "#tests/factories/solids.ts";
import { shadowUnder } from "./shadow-under.ts";
import { shapeOf } from "./shape.ts";

/** Darkness at a place of the table, mm from the middle: to the right and towards the viewer. */
function shadowOf({ points, faces }: Solid) {
  const mesh = {
    positions: Float32Array.from(points.flat()),
    index: Uint32Array.from(faces.flat()),
    origin: [0, 0, 0] as [number, number, number],
    sourceTriangles: faces.length,
    readings: NO_READINGS,
  };
  const shape = shapeOf(mesh, 1);
  const dark = shadowUnder(shape);
  const placeOf = (mm: number) => Math.floor(((mm / (SHADOW_REACH * shape.radius) + 1) / 2) * SHADOW_SIDE);
  return (right: number, near: number) => dark[placeOf(near) * SHADOW_SIDE + placeOf(right)]!;
}

describe("shadowUnder", () => {
  it("is dark under a box, lighter around it, and nothing further away", () => {
    const at = shadowOf(box(20, 10, 10, [0, 0, 0]));
    expect(at(0, 0)).toBeGreaterThan(0.5);
    expect(at(12, 0)).toBeGreaterThan(0.02);
    expect(at(12, 0)).toBeLessThan(at(0, 0));
    expect(at(0, 17)).toBeLessThan(0.02);
  });

  it("is the shadow of a ring that stands, also where it lies in its file", () => {
    const at = shadowOf(band(8.75, 1.6, 4, 96));
    expect(at(0, 0)).toBeGreaterThan(0.4);
    expect(at(9, 0)).toBeLessThan(at(0, 0) / 2);
  });
});
