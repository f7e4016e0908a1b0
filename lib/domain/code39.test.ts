import { expect, it } from "vitest";
import { code39 } from "./code39.ts";

/** Reads bars back as a scanner does: widths in order, nine elements a sign, a narrow gap between signs. */
function scan({ bars, width }: ReturnType<typeof code39>): string[] {
  const edges = bars.flatMap((bar) => [bar.at, bar.at + bar.width]);
  const widths = edges.slice(1).map((edge, i) => edge - (edges[i] ?? 0));
  const signs: string[] = [];
  for (let i = 0; i < widths.length; i += 10)
    signs.push(
      widths
        .slice(i, i + 9)
        .map((w) => (w === 3 ? "1" : "0"))
        .join(""),
    );
  expect(edges.at(-1)).toBe(width);
  return signs;
}

it("begins and ends with the start sign and keeps three wide elements of nine in each", () => {
  const signs = scan(code39("F-1042-Q"));
  expect(signs).toHaveLength(10);
  expect([signs[0], signs.at(-1)]).toEqual(["010010100", "010010100"]);
  for (const sign of signs) expect([...sign].filter((each) => each === "1")).toHaveLength(3);
});

it("has a sign of its own for every character of an order number", () => {
  const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-";
  expect(new Set(scan(code39(alphabet))).size).toBe(alphabet.length + 1);
});

it("knows the signs of the standard", () => {
  expect(scan(code39("A1"))).toEqual(["010010100", "100001001", "100100001", "010010100"]);
});

it("refuses what it cannot write", () => {
  expect(() => code39("ё")).toThrow(RangeError);
});
