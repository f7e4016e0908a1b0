import fc from "fast-check";
import { expect, it } from "vitest";
import { partPlan, partRange } from "./part-plan.ts";

const MIB = 1024 * 1024;
const size = fc.integer({ min: 1, max: 512 * MIB });

it("cuts every file without gap or overlap, into parts that S3 takes", () => {
  fc.assert(
    fc.property(size, (sizeBytes) => {
      const { partSize, partCount } = partPlan(sizeBytes);
      let end = 0;
      for (let number = 1; number <= partCount; number++) {
        const range = partRange({ sizeBytes, partSize }, number);
        expect(range.start).toBe(end);
        expect(range.end).toBeGreaterThan(range.start);
        if (number < partCount) expect(range.end - range.start).toBeGreaterThanOrEqual(5 * MIB);
        end = range.end;
      }
      expect(end).toBe(sizeBytes);
      expect(partCount).toBeLessThanOrEqual(10_000);
    }),
  );
});

it.each([
  [1, 1],
  [5 * MIB, 1],
  [5 * MIB + 1, 2],
  [128 * MIB - 1, 26],
  [128 * MIB, 16],
  [512 * MIB, 64],
])("cuts %i bytes into %i parts", (sizeBytes, partCount) => {
  expect(partPlan(sizeBytes).partCount).toBe(partCount);
});
