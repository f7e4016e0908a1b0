import fc from "fast-check";
import { expect, it } from "vitest";
import { fingerprintOf, sampleRanges } from "./fingerprint.ts";

it("samples both ends and never beyond the file, at most 512 KiB of it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 29 }), (size) => {
      const ranges = sampleRanges(size);
      expect(ranges[0]?.start).toBe(0);
      expect(ranges.at(-1)?.end).toBe(size);
      const sampled = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
      expect(sampled).toBeLessThanOrEqual(512 * 1024);
      expect(ranges.every(({ start, end }) => start >= 0 && end > start && end <= size)).toBe(true);
    }),
  );
});

it("differs by size and by any sample, and fits the contract", () => {
  const print = fingerprintOf(1000, [1, 2, 3]);
  expect(print).toMatch(/^[0-9a-z-]{3,120}$/);
  expect(fingerprintOf(1001, [1, 2, 3])).not.toBe(print);
  expect(fingerprintOf(1000, [1, 2, 4])).not.toBe(print);
  expect(fingerprintOf(2 ** 29, Array(8).fill(2 ** 32 - 1)).length).toBeLessThanOrEqual(120);
});
