import type { TrianglePlane } from "./triangle-planes.ts";

const heights = new Float64Array(6);
const span = new Float64Array(4);

/**
 * True if two triangles pass through each other: each has corners strictly on both sides of the other's plane
 * (beyond `epsilon`), and their cuts along the common line overlap by more than `epsilon` (Moeller 1997).
 * Touching, sharing an edge or a corner, and lying in one plane are not crossings.
 */
export function trianglesCross(one: TrianglePlane, two: TrianglePlane, epsilon: number): boolean {
  if (!straddles(one, two.corners, 0, epsilon) || !straddles(two, one.corners, 3, epsilon)) return false;
  const lx = one.ny * two.nz - one.nz * two.ny;
  const ly = one.nz * two.nx - one.nx * two.nz;
  const lz = one.nx * two.ny - one.ny * two.nx;
  const length = Math.sqrt(lx * lx + ly * ly + lz * lz);
  if (length < 1e-12) return false;
  cut(two.corners, 0, lx / length, ly / length, lz / length, 0);
  cut(one.corners, 3, lx / length, ly / length, lz / length, 2);
  return Math.min(span[1]!, span[3]!) - Math.max(span[0]!, span[2]!) > epsilon;
}

/** Stores the heights of three corners over a plane; true if some lie above and some below. */
function straddles(plane: TrianglePlane, corners: Float64Array, slot: number, epsilon: number): boolean {
  let above = false;
  let below = false;
  for (let k = 0; k < 3; k++) {
    const height = plane.height(corners, k);
    heights[slot + k] = Math.abs(height) <= epsilon ? 0 : height;
    if (height > epsilon) above = true;
    if (height < -epsilon) below = true;
  }
  return above && below;
}

/** Stores where a triangle meets the common line, as a span along it. */
function cut(corners: Float64Array, slot: number, lx: number, ly: number, lz: number, out: number): void {
  let low = Infinity;
  let high = -Infinity;
  for (let k = 0; k < 3; k++) {
    const next = (k + 1) % 3;
    const h = heights[slot + k]!;
    const g = heights[slot + next]!;
    if (h !== 0 && g !== 0 && h > 0 === g > 0) continue;
    const share = h === g ? 0 : h / (h - g);
    const along = (axis: number) =>
      corners[3 * k + axis]! + share * (corners[3 * next + axis]! - corners[3 * k + axis]!);
    if (share < 0 || share > 1) continue;
    const at = lx * along(0) + ly * along(1) + lz * along(2);
    if (at < low) low = at;
    if (at > high) high = at;
  }
  span[out] = low;
  span[out + 1] = high;
}
