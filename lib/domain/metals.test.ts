import { expect, it } from "vitest";
import { densityGPerCm3, isMetalId, METAL_IDS, METALS } from "./metals.ts";

it("has the densities of the trade", () => {
  expect(Object.fromEntries(METAL_IDS.map((id) => [id, densityGPerCm3(id)]))).toEqual({
    gold_585_yellow: 13.1,
    gold_585_rose: 13,
    gold_750_yellow: 15.5,
    gold_750_white: 15.8,
    silver_925: 10.36,
    platinum_950: 21.4,
    brass: 8.5,
    bronze: 8.8,
  });
});

it("keeps its ids, families and fineness together", () => {
  for (const id of METAL_IDS) expect(METALS[id].id).toBe(id);
  expect(METAL_IDS.filter((id) => METALS[id].fineness === null)).toEqual(["brass", "bronze"]);
  expect([isMetalId("silver_925"), isMetalId("constructor"), isMetalId("")]).toEqual([true, false, false]);
});
