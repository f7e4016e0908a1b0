import type { Vec3 } from "../mesh.ts";
import type { Hole } from "./hole.ts";

/** A ring with its head is at most this many times as wide as its hole, and so many times as long along the finger. */
const WIDEST = 2.6;
const LONGEST = 2;
/** Between two fingers lies at most this much metal, in diameters of the hole; a washer has more all around. */
const THICKEST = 0.3;
/** Directions across the hole, an even number. */
const DIRECTIONS = Array.from({ length: 36 }, (_, k) => [
  Math.cos((k * Math.PI) / 18),
  Math.sin((k * Math.PI) / 18),
]);

/**
 * Whether what lies around a hole can be worn on a finger. `flat` is the shape as seen along the axis of the hole
 * (x y per corner), `triangles` the same in space.
 */
export function isBand(
  flat: Float64Array,
  p: Float64Array,
  triangles: Uint32Array,
  axis: Vec3,
  hole: Hole,
): boolean {
  const reaches = DIRECTIONS.map(([c, s]) => {
    let furthest = 0;
    for (let i = 0; i < flat.length; i += 2)
      furthest = Math.max(furthest, c! * (flat[i]! - hole.centre[0]) + s! * (flat[i + 1]! - hole.centre[1]));
    return furthest;
  });
  const half = reaches.length / 2;
  const widths = reaches.slice(0, half).map((reach, k) => reach + reaches[k + half]!);
  const diameter = 2 * hole.radius;
  return (
    Math.max(...widths) <= WIDEST * diameter &&
    lengthAlong(axis, p, triangles) <= LONGEST * diameter &&
    Math.min(...reaches) - hole.radius <= THICKEST * diameter
  );
}

function lengthAlong(axis: Vec3, p: Float64Array, triangles: Uint32Array): number {
  let low = Infinity;
  let high = -Infinity;
  for (const vertex of triangles) {
    const at = p[3 * vertex]! * axis[0] + p[3 * vertex + 1]! * axis[1] + p[3 * vertex + 2]! * axis[2];
    low = Math.min(low, at);
    high = Math.max(high, at);
  }
  return high - low;
}
