import fc from "fast-check";
import { expect, it } from "vitest";
import { hashCorners, RUN } from "./corner-run.ts";
import { FloatWelder } from "./float-welder.ts";
import { VertexWelder } from "./vertex-welder.ts";

/** Numbers of positions given as bits, handed over in runs of a length. */
function welded(welder: FloatWelder, bits: Int32Array, run: number): Uint32Array {
  const numbers = new Uint32Array(bits.length / 3);
  const filled = { corners: new Int32Array(3 * RUN), hashes: new Int32Array(RUN) };
  for (let at = 0; at < numbers.length; at += run) {
    const some = bits.subarray(3 * at, 3 * (at + run));
    filled.corners.set(some);
    hashCorners(filled.corners, filled.hashes, some.length / 3);
    welder.weld(filled, some.length / 3, numbers, at);
  }
  return numbers;
}

it("numbers 32-bit positions exactly as the welder for all numbers does", () => {
  const few = fc.constantFrom(0, -0, 1, -1, 0.1, 1e-40, 1e9, -123.456);
  const any = fc.oneof(few, fc.float({ noNaN: true, noDefaultInfinity: true }));
  const points = fc.array(fc.tuple(any, any, any), { maxLength: 400 });
  fc.assert(
    fc.property(points, fc.integer({ min: 1, max: 50 }), (list, run) => {
      const positions = Float32Array.from(list.flat());
      const bits = new FloatWelder(0);
      const numbers = new VertexWelder(0);
      const expected = list.map((_, i) =>
        numbers.add(positions[3 * i]!, positions[3 * i + 1]!, positions[3 * i + 2]!),
      );
      expect([...welded(bits, new Int32Array(positions.buffer), run)]).toEqual(expected);
      expect(bits.count).toBe(numbers.count);
      expect(bits.finish()).toEqual(numbers.finish());
    }),
    { numRuns: 200, seed: 61 },
  );
});

it("grows past what was expected, and knows what it met long ago", () => {
  const welder = new FloatWelder(8);
  const bits = Int32Array.from({ length: 300_000 }, (_, i) => (i % 3 === 0 ? i + 1 : 7));
  expect(welded(welder, bits, RUN).every((number, i) => number === i)).toBe(true);
  expect([...welded(welder, bits.slice(0, 9), RUN)]).toEqual([0, 1, 2]);
  const values = new Float32Array(bits.buffer);
  const positions = welder.finish();
  expect(positions).toHaveLength(values.length);
  expect(positions.every((value, i) => value === values[i])).toBe(true);
});

it("ends on positions made to collide", () => {
  const first = (x: number) => Math.imul(x, 0x9e3779b1);
  const bits = Int32Array.from({ length: 3000 }, (_, i) => {
    const rotated = (first((i / 3) | 0) << 13) | (first((i / 3) | 0) >>> 19);
    return [(i / 3) | 0, rotated ^ 0x2345, 7][i % 3]!;
  });
  expect(() => welded(new FloatWelder(0), bits, RUN)).toThrow("TOO_COMPLEX");
});
