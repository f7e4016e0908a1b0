/** Where the camera stands around the piece, radians: azimuth from the front, elevation above the middle. */
export type Stand = { azimuth: number; elevation: number; zoom: number };

/** Angle of view of the viewer and of pictures, degrees: long enough for a ring to keep its shape. */
export const LENS_DEGREES = 22;

/** Edges flatter than this are smooth, sharper ones are edges of the piece (cosine of 35 degrees). */
export const CREASE_COS = Math.cos((35 * Math.PI) / 180);

const standing: Stand = { azimuth: 0.62, elevation: 0.3, zoom: 1 };

/** The first view: a piece that lies flat is looked at from higher. `size` is the box of the file, z up. */
export function startOf([x, y, z]: readonly [number, number, number]): Stand {
  return z < 0.35 * Math.max(x, y) ? { ...standing, elevation: 0.85 } : { ...standing };
}

/** Distance at which a ball of `radius` fills the smaller side of a window of `aspect` (width / height). */
export function fitDistance(radius: number, fovDegrees: number, aspect: number): number {
  const half = (fovDegrees * Math.PI) / 360;
  const narrow = Math.min(half, Math.atan(Math.tan(half) * aspect));
  return (radius / Math.sin(narrow)) * 0.98;
}
