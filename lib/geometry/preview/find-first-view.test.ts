import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ball, band, box, join, mapped, type Solid, torus } from "#tests/factories/solids.ts";
import { makePreview } from "../preview.ts";
import { readModel } from "../read-model.ts";
import { findFirstView } from "./find-first-view.ts";
import { RING_START } from "./first-view.ts";
import { AS_IN_FILE } from "./posture.ts";

type Vec3 = [number, number, number];
type Turn = (point: Vec3) => Vec3;

const flatBand = band(9, 1.5, 4, 96);
/** A band about z with a stone's seat or a plate towards +x. */
const solitaire = join(flatBand, box(6, 3, 3, [10, -1.5, 0.5]));
const signet = join(flatBand, box(1.6, 12, 10, [10, -6, -3]));

const same: Turn = (point) => point;
/** Right becomes back, back becomes up, up becomes right. */
const aboutX: Turn = ([x, y, z]) => [z, x, y];
const aboutY: Turn = ([x, y, z]) => [y, z, x];
const upsideDown: Turn = ([x, y, z]) => [x, -y, -z];
const quarter: Turn = ([x, y, z]) => [-y, x, z];
const tilted: Turn = ([x, y, z]) => {
  const [s, c] = [Math.sin(0.6), Math.cos(0.6)];
  const [a, b] = [x * c - y * s, x * s + y * c];
  return [a, b * c - z * s, b * s + z * c];
};

const viewOf = (solid: Solid, turn: Turn = same) =>
  findFirstView({
    positions: Float32Array.from(mapped(solid, turn).points.flat()),
    index: Uint32Array.from(solid.faces.flat()),
  });
const dot = (a: readonly number[], b: readonly number[]) => a[0]! * b[0]! + a[1]! * b[1]! + a[2]! * b[2]!;

const turns = { same, aboutX, aboutY, upsideDown, quarter, tilted };
describe.each(Object.entries(turns))("a ring turned in its file: %s", (_, turn) => {
  it.each([
    ["solitaire", solitaire],
    ["signet", signet],
  ])("stands with its head up and its hole level: %s", (__, ring) => {
    const { posture, start, sides } = viewOf(ring, turn);
    // what was +x is up, what was z goes through the hole
    expect(dot(posture.up, turn([1, 0, 0]))).toBeGreaterThan(0.999);
    expect(Math.abs(dot(posture.back, turn([0, 0, 1])))).toBeGreaterThan(0.999);
    expect(start).toEqual(RING_START);
    expect(sides[2]).toBeGreaterThan(21);
    expect(sides[1]).toBeLessThan(10.5);
  });

  it("is turned, not mirrored", () => {
    const { right, back, up } = viewOf(solitaire, turn).posture;
    const [a, b] = [right, back];
    const cross = [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
    expect(dot(cross, up)).toBeCloseTo(1, 6);
    expect([dot(a, a), dot(b, b), dot(a, b)]).toEqual([
      expect.closeTo(1, 6),
      expect.closeTo(1, 6),
      expect.closeTo(0, 6),
    ]);
  });

  it("stands on its edge as a plain band, too, whose top is any", () => {
    for (const plain of [flatBand, torus(10, 1.2, 64, 16)]) {
      const { posture, start } = viewOf(plain, turn);
      expect(Math.abs(dot(posture.back, turn([0, 0, 1])))).toBeGreaterThan(0.999);
      expect(start).toEqual(RING_START);
    }
  });
});

it("puts the middle of what stands in the middle of the view, wherever the file has it", () => {
  const away: Turn = (point) => tilted(point).map((value, axis) => value + [40, -7, 3][axis]!) as Vec3;
  const [here, there] = [viewOf(solitaire, tilted), viewOf(solitaire, away)];
  for (const axis of [0, 1, 2] as const)
    expect(there.middle[axis] - here.middle[axis]).toBeCloseTo([40, -7, 3][axis]!, 3);
  // from the far side of the band to the top of the seat: 10.5 + 16 along the head
  expect(dot(here.middle, tilted([1, 0, 0]))).toBeCloseTo((16 - 10.5) / 2, 2);
});

it("leaves a ring that stands in its file as it is, be it on a base", () => {
  const onBase = mapped(signet, ([x, y, z]) => [y, z, -x]);
  const standing = mapped(signet, ([x, y, z]) => [-y, z, x]);
  for (const ring of [onBase, standing]) expect(viewOf(ring).posture).toEqual(AS_IN_FILE);
  expect(viewOf(mapped(flatBand, ([x, y, z]) => [x, z, -y])).posture).toEqual(AS_IN_FILE);
});

it("takes a head a little aside for one along the axis, and follows one far aside", () => {
  const aside = (degrees: number) => {
    const [s, c] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
    return viewOf(solitaire, ([x, y, z]) => [x * c - y * s, x * s + y * c, z]).posture.up;
  };
  expect(aside(8)).toEqual([1, 0, 0]);
  expect(aside(30)[1]).toBeCloseTo(0.5, 2);
});

it("leaves all else as in its file", () => {
  const disc = band(1, 12, 2, 48);
  for (const other of [ball(12, 5), box(20, 20, 4), disc, join(flatBand, mapped(flatBand, aboutX))])
    expect(viewOf(other).posture).toBe(AS_IN_FILE);
  expect(findFirstView({ positions: new Float32Array(), index: new Uint32Array() })).toMatchObject({
    posture: AS_IN_FILE,
    sides: [0, 0, 0],
  });
});

it("is the same for a decimated copy, and for rings that other people made", () => {
  const model = readModel(readFileSync("tests/fixtures/models/ring_prong.stl"), { fileName: "ring.stl" });
  const { mesh } = model.model;
  for (const triangles of [100_000, 1000]) {
    const { posture, start } = findFirstView(makePreview(mesh, triangles));
    // its one bent prong is 15 degrees beside the axis of the file
    expect(dot(posture.up, [0.964, 0.266, 0])).toBeGreaterThan(0.999);
    expect(start).toEqual(RING_START);
  }
});
