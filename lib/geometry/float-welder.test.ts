import fc from "fast-check";
import { expect, it } from "vitest";
import { FloatWelder } from "./float-welder.ts";
import { VertexWelder } from "./vertex-welder.ts";

const bitsOf = (values: number[]) => new Int32Array(Float32Array.from(values).buffer);

it("numbers 32-bit positions exactly as the welder for all numbers does", () => {
  const few = fc.constantFrom(0, -0, 1, -1, 0.1, 1e-40, 1e9, -123.456);
  const any = fc.oneof(few, fc.float({ noNaN: true, noDefaultInfinity: true }));
  fc.assert(
    fc.property(fc.array(fc.tuple(any, any, any), { maxLength: 400 }), (points) => {
      const bits = new FloatWelder(0);
      const numbers = new VertexWelder(0);
      for (const point of points) {
        const [x, y, z] = bitsOf(point);
        const [a, b, c] = Float32Array.from(point);
        expect(bits.add(x!, y!, z!)).toBe(numbers.add(a!, b!, c!));
      }
      expect(bits.finish()).toEqual(numbers.finish());
    }),
    { numRuns: 200, seed: 61 },
  );
});

it("grows past what was expected", () => {
  const welder = new FloatWelder(8);
  for (let i = 0; i < 100_000; i++) expect(welder.add(i + 1, 7, 7)).toBe(i);
  expect(welder.add(1, 7, 7)).toBe(0);
  expect(welder.finish()).toHaveLength(300_000);
});
