import { expect, it } from "vitest";
import { isLookedInto } from "./look-limits.ts";

const MB = 1 << 20;

it("reads a model of a million triangles in the browser, and leaves huge ones to the server", () => {
  expect(isLookedInto("stl-binary", 50 * MB)).toBe(true);
  expect(isLookedInto("stl-binary", 65 * MB)).toBe(false);
});

it("counts what a packed file unfolds to, and asks less of a small device", () => {
  expect(isLookedInto("3mf", 12 * MB)).toBe(true);
  expect(isLookedInto("3mf", 14 * MB)).toBe(false);
  expect(isLookedInto("draco", 5 * MB)).toBe(true);
  expect(isLookedInto("draco", 6 * MB)).toBe(false);
  expect(isLookedInto("stl-binary", 50 * MB, 2)).toBe(false);
  expect(isLookedInto("stl-binary", 30 * MB, 2)).toBe(true);
});
