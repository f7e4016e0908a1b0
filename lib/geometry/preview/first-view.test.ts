import { expect, it } from "vitest";
import { fitDistance, leanOf, startOf } from "./first-view.ts";

it("looks at a flat piece from above and at a standing one from the front", () => {
  const elevation = (...size: [number, number, number]) => startOf(size, [0, 0]).elevation;
  expect(elevation(43, 40, 2)).toBeGreaterThan(elevation(15, 30, 30));
  expect(elevation(15, 30, 30)).toBe(elevation(30, 30, 30));
});

it("turns to the side where most of the surface is, unless the piece lies flat or has no such side", () => {
  const azimuth = (lean: [number, number], height = 30) => startOf([30, 30, height], lean).azimuth;
  const front = azimuth([0, 0]);
  expect(azimuth([0.5, 0.5])).toBe(front);
  expect(azimuth([0, -5])).toBeCloseTo(front);
  expect(azimuth([5, 0])).toBeCloseTo(front + Math.PI / 2);
  expect(azimuth([0, 5])).toBeCloseTo(front + Math.PI);
  expect(azimuth([0, 5], 3)).toBe(front);
});

it("finds that side by area, not by the number of triangles", () => {
  // a large triangle about (4, 0) and three dots about (-4, 0)
  const dot = [-4, 0, 0, -4, 0.01, 0, -4.01, 0, 0];
  const positions = new Float32Array([1, -3, 0, 10, 0, 0, 1, 3, 0, ...dot, ...dot, ...dot]);
  const index = Uint32Array.from({ length: 12 }, (_, corner) => corner);
  const [x, y] = leanOf({ positions, index }, [0, 0]);
  expect([x, y]).toEqual([expect.closeTo(4, 1), expect.closeTo(0, 1)]);
  expect(leanOf({ positions, index: new Uint32Array() }, [0, 0])).toEqual([0, 0]);
});

it("stands farther off for a narrow window", () => {
  expect(fitDistance(10, 22, 0.5)).toBeGreaterThan(fitDistance(10, 22, 1));
  expect(fitDistance(10, 22, 3)).toBe(fitDistance(10, 22, 1));
});
