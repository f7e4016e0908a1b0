import { expect, it } from "vitest";
import { DEFAULT_CASTABILITY, limitsAsPublished } from "./castability-rules.ts";

const once = (family: "gold" | "silver", range: readonly [number, number]) => ({
  ...DEFAULT_CASTABILITY[family],
  polishingLossMm: range,
});

it("reads limits as they are published today", () => {
  expect(limitsAsPublished(DEFAULT_CASTABILITY)).toEqual(DEFAULT_CASTABILITY);
});

it("gives versions from before there were limits the first ones", () => {
  expect(limitsAsPublished(undefined)).toEqual(DEFAULT_CASTABILITY);
});

it("reads a range as what each finish takes: a mirror the most, matt the least, rough nothing", () => {
  const stored = {
    ...DEFAULT_CASTABILITY,
    gold: once("gold", [0.07, 0.25]),
    silver: once("silver", [0.05, 0.1]),
  };
  const limits = limitsAsPublished(stored);
  expect(limits.gold.polishingLossMm).toEqual({ polished: 0.25, satin: 0.07, brushed: 0.07, rough: 0 });
  expect(limits.gold.minWallMm).toBe(DEFAULT_CASTABILITY.gold.minWallMm);
  expect(limits.silver).toEqual(DEFAULT_CASTABILITY.silver);
});
