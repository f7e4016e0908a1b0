import { expect, it } from "vitest";
import { type Direction, studioLightFrom } from "./studio.ts";

const from = (x: number, y: number, z: number) => {
  const away = Math.hypot(x, y, z);
  return studioLightFrom([x / away, y / away, z / away] as Direction);
};

it("has its key on the left, a strip on the right, and is dark behind the camera", () => {
  expect(from(-7.5, 3, 4.5)[0]).toBeCloseTo(7);
  expect(from(8.5, 2.5, 3)).toEqual([9, 9, 9]);
  expect(from(1.5, 1.2, 9)).toEqual([0, 0, 0]);
});

it("has a warm floor: more red than blue", () => {
  const [red, , blue] = from(0, -5, 6);
  expect(red).toBeGreaterThan(blue);
});

it("closes the room: some light comes from every side, and from the lamp on the ceiling most", () => {
  const sides = [from(1, 0.2, -1), from(-1, 0.5, -1), from(0, -1, -0.2), from(-1, 0, 0.1)];
  for (const light of sides) expect(light.every((part) => part > 0 && part < 10)).toBe(true);
  expect(from(0, 1, 0)).toEqual([100, 100, 100]);
});
