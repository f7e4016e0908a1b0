import { type PerspectiveCamera, Spherical, Vector3 } from "three";
import type { Stand } from "./camera-views.ts";

/** Distance at which a ball of `radius` fills the smaller side of a window of `aspect` (width / height). */
export function fitDistance(radius: number, fovDegrees: number, aspect: number): number {
  const half = (fovDegrees * Math.PI) / 360;
  const narrow = Math.min(half, Math.atan(Math.tan(half) * aspect));
  return (radius / Math.sin(narrow)) * 0.98;
}

/** Where a camera stands; zoom 1 is `distance` away. */
export function standOf(camera: PerspectiveCamera, distance: number): Stand {
  const { radius, phi, theta } = new Spherical().setFromVector3(camera.position);
  return { azimuth: theta, elevation: Math.PI / 2 - phi, zoom: distance / radius };
}

/** Puts the camera there, looking at the middle. */
export function placeCamera(camera: PerspectiveCamera, stand: Stand, distance: number): void {
  const at = new Spherical(distance / stand.zoom, Math.PI / 2 - stand.elevation, stand.azimuth);
  camera.position.copy(new Vector3().setFromSpherical(at));
  camera.lookAt(0, 0, 0);
}

/** Part of the way from one stand to another: eased, and the short way round. */
export function standBetween(from: Stand, to: Stand, share: number): Stand {
  const eased = 1 - (1 - share) ** 3;
  const turn = to.azimuth - from.azimuth;
  const short = turn - Math.round(turn / (2 * Math.PI)) * 2 * Math.PI;
  return {
    azimuth: from.azimuth + short * eased,
    elevation: from.elevation + (to.elevation - from.elevation) * eased,
    zoom: from.zoom * (to.zoom / from.zoom) ** eased,
  };
}
