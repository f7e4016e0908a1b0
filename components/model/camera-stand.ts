import { type PerspectiveCamera, Spherical, Vector3 } from "three";
import type { Stand } from "#lib/geometry/preview/first-view.ts";

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
