import { expect, it } from "vitest";
import { ringSizesFor } from "./ring-sizes.ts";

it("offers the sizes a workshop can make of the ring as drawn", () => {
  const sizes = ringSizesFor(17.5);
  expect(sizes.find(({ diameterMm }) => diameterMm === 17.5)?.scale).toBe(1);
  expect(sizes.length).toBe(21);
  expect(ringSizesFor(40).every(({ scale }) => scale >= 0.5)).toBe(true);
  expect(ringSizesFor(60)).toEqual([]);
});
