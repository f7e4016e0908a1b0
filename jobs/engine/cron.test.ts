import { describe, expect, test } from "vitest";
import { nextTick, parseCron } from "./cron.ts";

const at = (iso: string) => Date.parse(iso);
const next = (expression: string, after: string) => new Date(nextTick(expression, at(after))).toISOString();

describe("ticks", () => {
  test.each([
    ["* * * * *", "2026-11-22T23:22:30Z", "2026-11-22T23:23:00.000Z"],
    ["*/15 * * * *", "2026-11-22T23:45:00Z", "2026-11-23T00:00:00.000Z"],
    ["TZ=Europe/Berlin 0 9 * * 1", "2026-07-01T00:00:00Z", "2026-07-06T07:00:00.000Z"],
    ["TZ=Europe/Berlin 0 9 * * 1", "2026-12-01T00:00:00Z", "2026-12-07T08:00:00.000Z"],
    ["CRON_TZ=Asia/Tokyo 30 8 * * MON-FRI", "2026-11-20T23:29:00Z", "2026-11-22T23:30:00.000Z"],
    ["@daily", "2026-11-22T23:23:00Z", "2026-11-23T00:00:00.000Z"],
    ["0 12 29 2 *", "2026-11-22T23:23:00Z", "2028-02-29T12:00:00.000Z"],
  ])("%s after %s", (expression, after, tick) => expect(next(expression, after)).toBe(tick));
});

test.each([
  "nonsense",
  "* * * *",
  "0 * * * * *",
  "@every 1h",
  "0 9 * * 7",
  "0 9 L * *",
  "0 9 * * 1#2",
  "0 9 15W * *",
  "99 9 * * *",
  "TZ=Mars/Base 0 9 * * *",
])("refused: %s", (expression) => {
  expect(() => parseCron(expression)).toThrow(RangeError);
});
