import { expect, it } from "vitest";
import {
  diameterOfEuSize,
  diameterOfUsSize,
  holeOf,
  RING_DIAMETER_MM,
  ringInnerMm,
  ringSize,
  SHOP_RING_DIAMETERS_MM,
} from "./ring-size.ts";

it.each([
  [12, 0.5, 38, "A", null],
  [14, 3, 44, "F", 4],
  [16.5, 6, 52, "L½", 12],
  [17.35, 7, 55, "N½", 14],
  [17.5, 7.25, 55, "O", 15],
  [19.76, 10, 62, "T½", 21],
  [21.4, 12, 67, "Y", 26],
  [22.5, 13.25, 71, "Z+1½", 30],
])("%s mm is US %s, EU %s, UK %s, JP %s", (diameterMm, us, eu, uk, jp) => {
  expect(ringSize(diameterMm)).toEqual({ diameterMm, us, eu, uk, jp });
});

it("is a ring under the unit in which a finger goes through its hole, and in no other", () => {
  const drawnInInches = holeOf({ holeMm: 0.7, ring: null });
  expect(ringInnerMm(drawnInInches, 25.4)).toBeCloseTo(17.78);
  expect(ringInnerMm(drawnInInches, 1)).toBeNull();
  expect(ringInnerMm(holeOf({ holeMm: null, ring: null }), 25.4)).toBeNull();
  const earlier = holeOf({ ring: { innerDiameterMm: 17.5 } });
  expect(ringInnerMm(earlier, 1), "a report of an earlier version").toBe(17.5);
});

it("goes back from a size to its diameter", () => {
  for (let us = 1; us <= 15; us += 0.25) expect(ringSize(diameterOfUsSize(us)).us).toBe(us);
  for (let eu = 40; eu <= 78; eu++) expect(ringSize(diameterOfEuSize(eu)).eu).toBe(eu);
});

it("offers sizes it can name, and refuses what is no finger", () => {
  expect([SHOP_RING_DIAMETERS_MM[0], SHOP_RING_DIAMETERS_MM.at(-1)]).toEqual([14, 24]);
  for (const mm of SHOP_RING_DIAMETERS_MM) expect(ringSize(mm).diameterMm).toBe(mm);
  for (const bad of [RING_DIAMETER_MM.min - 0.1, RING_DIAMETER_MM.max + 0.1, Number.NaN])
    expect(() => ringSize(bad)).toThrow(RangeError);
});
