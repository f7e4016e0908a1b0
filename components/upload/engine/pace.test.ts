import { expect, it } from "vitest";
import { backoffMs } from "./backoff.ts";
import { Lanes } from "./lanes.ts";
import { RateMeter } from "./rate-meter.ts";

const MIB = 1024 * 1024;

it("waits longer after each failure, up to the cap, never the same for all", () => {
  const pace = { baseMs: 500, capMs: 20_000 };
  const waits = [1, 2, 3, 4, 5, 6, 7, 50].map((n) => backoffMs(n, pace, () => 0.5));
  expect(waits).toEqual([375, 750, 1500, 3000, 6000, 12_000, 15_000, 15_000]);
  expect(backoffMs(3, pace, () => 0)).toBe(1000);
  expect(backoffMs(3, pace, () => 0.999)).toBeGreaterThan(1990);
});

/** Runs a line of `mbps` that takes `useful` lanes to fill, and returns how many lanes were found. */
function lanesFoundOn(line: { bytesPerMs: number; useful: number }): number {
  const lanes = new Lanes();
  let now = 0;
  for (let part = 0; part < 60; part++) {
    now += (5 * MIB) / (line.bytesPerMs * Math.min(lanes.count, line.useful));
    lanes.arrived(5 * MIB, now);
  }
  return lanes.count;
}

it("takes more lanes while they help and stops where they do not", () => {
  expect(lanesFoundOn({ bytesPerMs: 1000, useful: 2 })).toBe(2);
  expect(lanesFoundOn({ bytesPerMs: 1000, useful: 4 })).toBeGreaterThanOrEqual(4);
  expect(lanesFoundOn({ bytesPerMs: 1000, useful: 4 })).toBeLessThan(6);
  expect(lanesFoundOn({ bytesPerMs: 1000, useful: 9 })).toBe(6);
});

it("gives a lane back after a failure, and keeps two", () => {
  const lanes = new Lanes();
  for (let now = 1; now < 60; now++) lanes.arrived(5 * MIB, now / now ** 0.5);
  const before = lanes.count;
  expect(before).toBeGreaterThan(2);
  lanes.failed(100);
  expect(lanes.count).toBe(before - 1);
  for (let i = 0; i < 9; i++) lanes.failed(100 + i);
  expect(lanes.count).toBe(2);
});

it("tells the time left from the newest rate, smoothly", () => {
  const meter = new RateMeter();
  expect(meter.secondsFor(MIB)).toBeNull();
  for (let second = 0; second <= 10; second++) meter.add(second * MIB, second * 1000);
  expect(meter.secondsFor(30 * MIB)).toBe(30);
  for (let second = 11; second <= 40; second++) meter.add(10 * MIB + (second - 10) * 2 * MIB, second * 1000);
  expect(meter.secondsFor(30 * MIB)).toBeLessThan(17);
});

it("does not take a pause for slowness", () => {
  const meter = new RateMeter();
  for (let second = 0; second <= 10; second++) meter.add(second * MIB, second * 1000);
  meter.rest();
  meter.add(10 * MIB, 600_000);
  meter.add(11 * MIB, 601_000);
  expect(meter.secondsFor(30 * MIB)).toBe(30);
});
