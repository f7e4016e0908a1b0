import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mulDiv, mulDivToStep, toThousandths } from "./rounding.ts";

describe("mulDiv", () => {
  it("is the nearest whole number, halves away from zero, whatever the signs", () => {
    expect([mulDiv([5], [2]), mulDiv([-5], [2]), mulDiv([5], [-2]), mulDiv([7], [3])]).toEqual([
      3, -3, -3, 2,
    ]);
    expect(mulDiv([], [])).toBe(1);
  });

  it("never strays more than a half from the exact quotient", () => {
    const whole = fc.integer({ min: -1e9, max: 1e9 });
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: 1, max: 1e9 }), (a, b, d) => {
        fc.pre(Math.abs((a * b) / d) < 1e15);
        const off = 2n * (BigInt(mulDiv([a, b], [d])) * BigInt(d) - BigInt(a) * BigInt(b));
        expect((off < 0n ? -off : off) <= BigInt(d)).toBe(true);
      }),
    );
  });

  it("does not lose bits where doubles would", () => {
    expect(mulDiv([9_007_199_254_740_991, 9_007_199_254_740_991], [9_007_199_254_740_991])).toBe(
      9_007_199_254_740_991,
    );
    expect(() => mulDiv([Number.MAX_SAFE_INTEGER, 2], [1])).toThrow(RangeError);
    expect(() => mulDiv([1], [0])).toThrow(RangeError);
    expect(() => mulDiv([0.1], [1])).toThrow(RangeError);
  });

  it("rounds once to a step, not twice", () => {
    // 149.6 -> 150 -> 200 would be wrong
    expect(mulDivToStep([1496], [10], 100)).toBe(100);
    expect(mulDivToStep([150], [1], 100)).toBe(200);
  });
});

it("measures become whole thousandths", () => {
  expect([toThousandths(359.5), toThousandths(0.0004), toThousandths(0.0005)]).toEqual([359_500, 0, 1]);
  for (const bad of [-0.1, Number.NaN, Infinity, 1e14]) expect(() => toThousandths(bad)).toThrow(RangeError);
});
