import { doubledArea } from "../measures/doubled-area.ts";

/** Where the camera stands around the piece, radians: azimuth from the front, elevation above the middle. */
export type Stand = { azimuth: number; elevation: number; zoom: number };

/** Angle of view of the viewer and of pictures, degrees: long enough for a ring to keep its shape. */
export const LENS_DEGREES = 22;

/** Edges flatter than this are smooth, sharper ones are edges of the piece (cosine of 35 degrees). */
export const CREASE_COS = Math.cos((35 * Math.PI) / 180);

const standing: Stand = { azimuth: 0.62, elevation: 0.3, zoom: 1 };

/** The first view of a ring that stands: three quarters, so that the head and the hole are seen. */
export const RING_START: Stand = { azimuth: 0.55, elevation: 0.25, zoom: 1 };

/** A piece whose surface lies less to one side than this share of its half width has no face. */
const FACE_FROM = 0.08;

/**
 * The first view, file axes with z up: a piece that lies flat is looked at from higher, one that has a face, such as
 * the plate of a signet, from where its face is. `size`: sides of the box; `lean`: see `leanOf`.
 */
export function startOf(size: readonly [number, number, number], lean: readonly [number, number]): Stand {
  const [x, y, z] = size;
  const width = Math.max(x, y);
  if (z < 0.35 * width) return { ...standing, elevation: 0.85 };
  const hasFace = Math.hypot(...lean) > (FACE_FROM * width) / 2;
  return { ...standing, azimuth: standing.azimuth + (hasFace ? Math.atan2(lean[0], -lean[1]) : 0) };
}

/** How far the middle of the surface is from `middle`, along x and y of the file, in its unit; 0 without a surface. */
export function leanOf(
  { positions: p, index }: { positions: Float32Array; index: Uint32Array },
  middle: readonly [number, number],
): [number, number] {
  let [area, x, y] = [0, 0, 0];
  for (let i = 0; i < index.length; i += 3) {
    const [a, b, c] = [index[i]! * 3, index[i + 1]! * 3, index[i + 2]! * 3];
    const own = doubledArea(p, a, b, c);
    area += own;
    x += (own * (p[a]! + p[b]! + p[c]!)) / 3;
    y += (own * (p[a + 1]! + p[b + 1]! + p[c + 1]!)) / 3;
  }
  return area > 0 ? [x / area - middle[0], y / area - middle[1]] : [0, 0];
}

/** Distance at which a ball of `radius` fills the smaller side of a window of `aspect` (width / height). */
export function fitDistance(radius: number, fovDegrees: number, aspect: number): number {
  const half = (fovDegrees * Math.PI) / 360;
  const narrow = Math.min(half, Math.atan(Math.tan(half) * aspect));
  return (radius / Math.sin(narrow)) * 0.98;
}
