import { PerspectiveCamera } from "three";
import { expect, it } from "vitest";
import { placeCamera, standBetween, standOf } from "./camera-stand.ts";

it("finds the camera where it was put", () => {
  const camera = new PerspectiveCamera(22, 1);
  placeCamera(camera, { azimuth: 0.7, elevation: -0.2, zoom: 2 }, 60);
  const stand = standOf(camera, 60);
  expect(stand.azimuth).toBeCloseTo(0.7);
  expect(stand.elevation).toBeCloseTo(-0.2);
  expect(stand.zoom).toBeCloseTo(2);
});

it("goes the short way round and arrives", () => {
  const from = { azimuth: 3, elevation: 0, zoom: 1 };
  const to = { azimuth: -3, elevation: 0.4, zoom: 4 };
  expect(standBetween(from, to, 0.5).azimuth).toBeGreaterThan(3);
  const end = standBetween(from, to, 1);
  expect(Math.cos(end.azimuth)).toBeCloseTo(Math.cos(-3));
  expect([end.elevation, end.zoom]).toEqual([0.4, 4]);
});
