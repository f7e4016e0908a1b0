import { describe, expect, it } from "vitest";
import { ball, box, mapped, type Solid, torus } from "#tests/factories/solids.ts";
import { FINISH_LOOKS, type FinishLook } from "../../domain/finish-looks.ts";
import { METAL_TONES, type MetalTone } from "../../domain/metal-tones.ts";
import { drawStills } from "./draw-stills.ts";

const SIDE = 96;
const meshOf = ({ points, faces }: Solid) => ({
  positions: Float32Array.from(points.flat()),
  index: Uint32Array.from(faces.flat()),
});

const picture = (solid: Solid, tone: MetalTone = "white", finish: FinishLook = "polished") => {
  const still = drawStills(meshOf(solid), [SIDE]).find(
    (each) => each.tone === tone && each.finish === finish,
  );
  const at = (x: number, y: number) => [...still!.rgba.subarray((y * SIDE + x) * 4, (y * SIDE + x) * 4 + 4)];
  return { rgba: still!.rgba, at };
};
const isSolid = ([, , , alpha]: number[]) => alpha === 255;

describe("drawStills", () => {
  it("draws a ball round, in the middle, as large as the margin allows", () => {
    const { at } = picture(ball(40, 10));
    const middle = SIDE / 2;
    const edge = Math.round(SIDE * 0.08);
    for (const [x, y] of [
      [edge + 2, middle],
      [SIDE - edge - 3, middle],
      [middle, edge + 2],
    ] as const)
      expect(isSolid(at(x, y)), `${x} ${y}`).toBe(true);
    for (const [x, y] of [
      [edge - 3, middle],
      [middle, edge - 3],
      [edge + 4, edge + 4],
    ] as const)
      expect(isSolid(at(x, y)), `${x} ${y}`).toBe(false);
  });

  it("shows three faces of a standing box, each of one light, and its shadow on the table", () => {
    const { at, rgba } = picture(box(10, 10, 10));
    const brightness = (x: number, y: number) => at(x, y)[1]!;
    const [top, left, right] = [brightness(48, 20), brightness(30, 55), brightness(66, 55)];
    expect(new Set([top, left, right]).size).toBe(3);
    const shades = rgba.filter((alpha, i) => i % 4 === 3 && alpha > 8 && alpha < 200).length;
    expect(shades).toBeGreaterThan(200);
    expect(at(1, 1)[3]).toBe(0);
  });

  it("shows a ring that lies in its file as one that stands, its hole to the eye", () => {
    const { rgba, at } = picture(torus(10, 1.5, 48, 16));
    expect(isSolid(at(SIDE / 2, SIDE / 2))).toBe(false);
    const columns = Array.from({ length: SIDE }, (_, x) => x).filter((x) => {
      for (let y = 0; y < SIDE; y++) if (rgba[(y * SIDE + x) * 4 + 3] === 255) return true;
      return false;
    });
    // as high as the margins allow, and less wide: seen from aside
    expect(isSolid(at(SIDE / 2, Math.round(SIDE * 0.92) - 3))).toBe(true);
    expect(columns.length).toBeLessThan(0.92 * 0.84 * SIDE);
    expect(isSolid(picture(box(10, 10, 1.5)).at(SIDE / 2, SIDE / 2))).toBe(true);
  });

  it("gives each metal its tone, in every size, the same bytes each time", () => {
    const mesh = meshOf(ball(20, 3));
    const stills = drawStills(mesh, [SIDE, SIDE / 4]);
    expect(stills.map(({ finish, tone, side }) => `${finish} ${tone} ${side}`)).toEqual(
      FINISH_LOOKS.flatMap((finish) =>
        METAL_TONES.flatMap((tone) => [`${finish} ${tone} 96`, `${finish} ${tone} 24`]),
      ),
    );
    expect(drawStills(mesh, [SIDE, SIDE / 4]).map(({ rgba }) => [...rgba])).toEqual(
      stills.map(({ rgba }) => [...rgba]),
    );
    const meanOf = (tone: MetalTone) => {
      const { rgba } = stills.find((each) => each.tone === tone && each.side === 24)!;
      const sums = [0, 0, 0];
      for (let i = 0; i < rgba.length; i += 4)
        if (rgba[i + 3] === 255) for (let k = 0; k < 3; k++) sums[k]! += rgba[i + k]!;
      return sums as [number, number, number];
    };
    const warmth = (tone: MetalTone) => meanOf(tone)[0] / meanOf(tone)[2];
    expect(warmth("white")).toBeLessThan(1.1);
    expect(warmth("rose")).toBeGreaterThan(1.15);
    expect(warmth("deep_yellow")).toBeGreaterThan(warmth("yellow"));
  });

  it("shows a finish by how sharply it mirrors the studio, on the same outline", () => {
    const contrast = (finish: FinishLook) => {
      const { rgba } = picture(ball(40, 10), "white", finish);
      const light = [...rgba].filter((_, i) => i % 4 === 1 && rgba[i + 2] === 255);
      const mean = light.reduce((sum, value) => sum + value, 0) / light.length;
      const spread = light.reduce((sum, value) => sum + (value - mean) ** 2, 0) / light.length;
      return { spread: Math.sqrt(spread), count: light.length };
    };
    const [polished, satin, rough] = [contrast("polished"), contrast("satin"), contrast("rough")];
    expect(polished.spread).toBeGreaterThan(1.3 * satin.spread);
    expect(satin.spread).toBeGreaterThan(1.1 * rough.spread);
    expect([satin.count, rough.count]).toEqual([polished.count, polished.count]);
  });

  it("does not mind where a model lies and how large it is, nor which way its faces look", () => {
    const solid = ball(16, 3);
    const here = picture(solid).rgba;
    const inverted = {
      ...solid,
      faces: solid.faces.map(([a, b, c]) => [a, c, b] as [number, number, number]),
    };
    const scaled = (k: number) => mapped(solid, ([x, y, z]) => [x * k, y * k, z * k]);
    for (const other of [inverted, scaled(1e30), scaled(1e-20)]) {
      const { rgba } = picture(other);
      expect(Math.max(...rgba.map((value, i) => Math.abs(value - here[i]!)))).toBeLessThanOrEqual(3);
    }
  });

  it("draws nothing of nothing, and what is there of a mesh with holes in its numbers", () => {
    expect(drawStills(meshOf({ points: [], faces: [] }), [SIDE])).toEqual([]);
    const point: Solid = { points: [[1, 1, 1]], faces: [[0, 0, 0]] };
    expect(drawStills(meshOf(point), [SIDE])).toEqual([]);
    const broken = box(1, 1, 1);
    broken.points.push([Number.NaN, 0, 0], [Infinity, 0, 0]);
    broken.faces.push([0, 1, 8], [0, 1, 9]);
    expect(isSolid(picture(broken).at(SIDE / 2, SIDE / 2))).toBe(true);
    const needle: Solid = {
      points: [
        [0, 0, 0],
        [0, 0, 1],
        [0, 0, 2],
      ],
      faces: [[0, 1, 2]],
    };
    expect(drawStills(meshOf(needle), [SIDE])).toHaveLength(METAL_TONES.length * FINISH_LOOKS.length);
  });
});
