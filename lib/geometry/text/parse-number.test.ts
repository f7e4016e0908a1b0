import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseInteger, parseNumber } from "./parse-number.ts";

const parsed = (word: string): number => {
  const bytes = new TextEncoder().encode(` ${word} `);
  return parseNumber(bytes, 1, bytes.length - 1);
};

describe("parseNumber", () => {
  it("gives the same bits as the engine for every double, however it is written", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer({ min: 0, max: 25 }),
        (value, digits) => {
          for (const word of [
            String(value),
            value.toExponential(),
            value.toPrecision(17),
            value.toExponential(digits),
          ]) {
            expect(Object.is(parsed(word), Number(word))).toBe(true);
          }
        },
      ),
      { numRuns: 2000, seed: 11 },
    );
  });

  it("gives the same bits for decimals as people write them", () => {
    const decimal = fc.tuple(
      fc.constantFrom("", "-", "+"),
      fc.stringMatching(/^\d{0,20}$/),
      fc.stringMatching(/^\d{0,20}$/),
    );
    fc.assert(
      fc.property(decimal, ([sign, whole, part]) => {
        if (whole === "" && part === "") return;
        expect(Object.is(parsed(`${sign}${whole}.${part}`), Number(`${sign}${whole}.${part}`))).toBe(true);
      }),
      { numRuns: 2000, seed: 12 },
    );
  });

  it.each([
    "",
    "+",
    "-",
    ".",
    "e5",
    "1e",
    "1e+",
    "1e5.",
    "1.2.3",
    "0x10",
    "1,5",
    "nan",
    "inf",
    "Infinity",
    "1 2",
    "--1",
    "3.1+e2",
  ])("refuses %j", (word) => {
    expect(parsed(word)).toBeNaN();
  });
});

describe("parseInteger", () => {
  it("reads signs and refuses everything else", () => {
    const read = (word: string) => parseInteger(new TextEncoder().encode(word), 0, word.length);
    expect([read("12"), read("-7"), read("+3"), read("0")]).toEqual([12, -7, 3, 0]);
    for (const word of ["", "-", "1.5", "1e3", "9".repeat(16), "a"]) expect(read(word)).toBeNaN();
  });
});
