import { expect, it } from "vitest";
import { parseRoubles } from "./roubles.ts";

it.each([
  ["48500", 4_850_000],
  ["48 500", 4_850_000],
  ["48\u00a0500,50 ₽", 4_850_050],
  ["48,500.5", 4_850_050],
  ["48,500", 4_850_000],
  ["0,01", 1],
  ["1.2", 120],
  ["100000000", 10_000_000_000],
])("reads %s", (text, minor) => {
  expect(parseRoubles(text)).toBe(minor);
});

it.each(["", "0", "-5", "12,345,6", "1e5", "12.345", "abc", "48 500 руб", "100000000,01", "9999999999"])(
  "refuses %s",
  (text) => {
    expect(parseRoubles(text)).toBeNull();
  },
);
