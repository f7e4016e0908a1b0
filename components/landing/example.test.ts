import { expect, it } from "vitest";
import { examplePrice } from "./example.ts";

it("shows every kopek of the example: the lines sum to the total", () => {
  const { lines, totalMinor } = examplePrice();
  expect(lines.reduce((sum, line) => sum + line.minor, 0)).toBe(totalMinor);
  expect(lines.every((line) => line.minor > 0)).toBe(true);
});
