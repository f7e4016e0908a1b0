import { expect, it } from "vitest";
import { fitDistance, startOf } from "./first-view.ts";

it("looks at a flat piece from above and at a standing one from the front", () => {
  expect(startOf([43, 40, 2]).elevation).toBeGreaterThan(startOf([15, 30, 30]).elevation);
  expect(startOf([15, 30, 30]).elevation).toBe(startOf([30, 30, 30]).elevation);
});

it("stands farther off for a narrow window", () => {
  expect(fitDistance(10, 22, 0.5)).toBeGreaterThan(fitDistance(10, 22, 1));
  expect(fitDistance(10, 22, 3)).toBe(fitDistance(10, 22, 1));
});
