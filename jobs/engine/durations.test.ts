import { describe, expect, test } from "vitest";
import { parseDuration, parseMoment, parseRetryAfter } from "./durations.ts";

describe("durations of the SDK", () => {
  test.each([
    ["1s", 1_000],
    ["30m", 1_800_000],
    ["1w2d3h4m5s", 604_800_000 + 2 * 86_400_000 + 3 * 3_600_000 + 4 * 60_000 + 5_000],
    ["500ms", 500],
    ["1.5h", 5_400_000],
  ])("%s", (text, ms) => expect(parseDuration(text)).toBe(ms));

  test.each(["", "soon", "5", "1s later", "-1s", "1y"])("refused: %j", (text) => {
    expect(() => parseDuration(text)).toThrow(RangeError);
  });
});

describe("moments", () => {
  test("an instant, a duration, and the empty string for what is over already", () => {
    expect(parseMoment("2026-11-22T23:23:15.364Z")).toEqual({
      atMs: Date.UTC(2026, 10, 22, 23, 23, 15, 364),
    });
    expect(parseMoment("2s")).toEqual({ afterMs: 2_000 });
    expect(parseMoment("")).toEqual({ afterMs: 0 });
  });

  test.each(["367d", "2026-13-45T00:00:00Z", "tomorrow"])("refused: %s", (text) => {
    expect(() => parseMoment(text)).toThrow(RangeError);
  });
});

describe("retry-after", () => {
  const now = Date.UTC(2026, 10, 22, 23, 24, 8);
  test.each([
    ["3", 3_000],
    ["0", 1_000],
    ["9999999", 86_400_000],
    ["2026-11-22T23:24:10.280Z", 2_280],
    ["2020-01-01T00:00:00Z", 1_000],
    ["", null],
    [undefined, null],
    ["soon", null],
  ])("%s", (header, ms) => expect(parseRetryAfter(header, now)).toBe(ms));
});
