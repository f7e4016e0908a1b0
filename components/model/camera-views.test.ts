import { expect, it } from "vitest";
import { moved, moveOfKey, standAt, views, zoomLimits } from "./camera-views.ts";

it("turns by 15 degrees and never past the poles", () => {
  expect(moved(views.front, "right").azimuth).toBeCloseTo(Math.PI / 12);
  let stand = views.front;
  for (let i = 0; i < 20; i++) stand = moved(stand, "up");
  expect(stand.elevation).toBe(views.top.elevation);
});

it("zooms within its limits", () => {
  let stand = views.front;
  for (let i = 0; i < 40; i++) stand = moved(stand, "closer");
  expect(stand.zoom).toBe(zoomLimits.max);
  for (let i = 0; i < 40; i++) stand = moved(stand, "farther");
  expect(stand.zoom).toBe(zoomLimits.min);
});

it("faces the place it is asked to show", () => {
  expect(standAt(5, 0, 0)).toMatchObject({ azimuth: Math.PI / 2, elevation: 0 });
  expect(standAt(0, 0, -3).azimuth).toBeCloseTo(Math.PI);
  expect(standAt(0, 9, 0).elevation).toBeCloseTo(Math.PI / 3);
});

it("knows its keys and leaves the others alone", () => {
  expect(moveOfKey("ArrowLeft")).toBe("left");
  expect(moveOfKey("0")).toBe("start");
  expect(moveOfKey("Tab")).toBeUndefined();
});
