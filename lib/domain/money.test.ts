import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocateMinor, shareOf, sumMinor, taxAddedTo, taxIncludedIn } from "./money.ts";

const minor = fc.integer({ min: -1e12, max: 1e12 });

describe("allocateMinor", () => {
  it("conserves the amount and never strays a whole unit from the exact share", () => {
    const weights = fc
      .array(fc.nat(1e6), { minLength: 1, maxLength: 20 })
      .filter((w) => w.some((x) => x > 0));
    fc.assert(
      fc.property(minor, weights, (total, shares) => {
        const parts = allocateMinor(total, shares);
        expect(sumMinor(parts)).toBe(total);
        const weightSum = sumMinor(shares);
        parts.forEach((part, i) => {
          const off = BigInt(part) * BigInt(weightSum) - BigInt(total) * BigInt(shares[i] ?? 0);
          expect(off < 0n ? -off < BigInt(weightSum) : off < BigInt(weightSum)).toBe(true);
        });
      }),
    );
  });

  it("gives the odd kopek to the earlier part", () => {
    expect(allocateMinor(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocateMinor(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(allocateMinor(5, [0, 1])).toEqual([0, 5]);
  });

  it("refuses weights that say nothing", () => {
    expect(() => allocateMinor(1, [])).toThrow(RangeError);
    expect(() => allocateMinor(1, [0, 0])).toThrow(RangeError);
    expect(() => allocateMinor(1, [2, -1])).toThrow(RangeError);
  });
});

describe("shares and taxes", () => {
  it("rounds halves away from zero", () => {
    expect([shareOf(1, 5_000), shareOf(3, 5_000), shareOf(-1, 5_000)]).toEqual([1, 2, -1]);
  });

  it("takes 22 % out of 52 340.00 and puts 5 % on top of it", () => {
    expect(taxIncludedIn(5_234_000, 2_200)).toBe(943_836);
    expect(taxAddedTo(5_234_000, 500)).toBe(261_700);
  });

  it("finds in a gross amount the tax that was added to its net, to a unit", () => {
    fc.assert(
      fc.property(fc.nat(1e12), fc.nat(10_000), (net, rate) => {
        const tax = taxAddedTo(net, rate);
        expect(Math.abs(taxIncludedIn(net + tax, rate) - tax)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("refuses what is not a whole number of kopeks", () => {
    expect(() => sumMinor([0.5])).toThrow(RangeError);
    expect(() => sumMinor([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
    expect(() => shareOf(Number.NaN, 1)).toThrow(RangeError);
  });
});
