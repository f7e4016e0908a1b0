import type { Mesh, Vec3 } from "../mesh.ts";
import { candidateAxes } from "./axes.ts";
import { covered, type Hole, holeIn, projected, rimDistance } from "./hole.ts";

/** The rim of a finger hole departs from a circle by less than this share of its radius. */
const ROUND = 0.12;
/** A band is thin beside its hole: the widest extent over the hole's diameter. */
const WIDEST = 2.6;
/** Triangles beyond this are thinned out evenly while the hole is looked for; its size is taken from all. */
const MOST_TRIANGLES = 6000;
/** Triangles projected at once. */
const PIECE = 16_384;

/** The round hole of a shape, in file units. */
export interface RingHole {
  innerDiameter: number;
  /** Direction of the hole, of length 1. */
  axis: Vec3;
  /** Where the middle of the hole is, in the two directions of `planeAcross(axis)`. */
  centre: [number, number];
}

/**
 * The hole of a shape with one round hole through everything, as a ring seen along its axis; null for other shapes.
 * Whether a finger fits is for the caller to say.
 */
export function detectRing(
  mesh: Pick<Mesh, "positions" | "triangles">,
  longestSide: number,
): RingHole | null {
  const triangles = thinned(mesh.triangles);
  let best: { hole: Hole; axis: Vec3 } | null = null;
  for (const axis of candidateAxes(mesh.positions)) {
    const hole = holeIn(projected(mesh.positions, triangles, axis), longestSide / (2 * WIDEST));
    if (!hole || hole.roughness > ROUND || longestSide > WIDEST * 2 * hole.radius) continue;
    if (!best || hole.radius > best.hole.radius * 1.001) best = { hole, axis };
  }
  if (!best) return null;
  const { axis, hole } = best;
  const radius = openRadius(mesh, axis, hole.centre);
  return radius === null ? null : { innerDiameter: 2 * radius, axis, centre: hole.centre };
}

/** The distance of the nearest edge of all, some triangles at a time to spare memory; null if one lies over the point. */
function openRadius(
  { positions, triangles }: Pick<Mesh, "positions" | "triangles">,
  axis: Vec3,
  centre: [number, number],
): number | null {
  let radius = Infinity;
  for (let from = 0; from < triangles.length; from += 3 * PIECE) {
    const flat = projected(positions, triangles.subarray(from, from + 3 * PIECE), axis);
    if (covered(flat, centre)) return null;
    radius = Math.min(radius, rimDistance(flat, centre));
  }
  return radius;
}

function thinned(triangles: Uint32Array): Uint32Array {
  const step = Math.ceil(triangles.length / 3 / MOST_TRIANGLES);
  if (step === 1) return triangles;
  const out = new Uint32Array(3 * Math.ceil(triangles.length / 3 / step));
  for (let i = 0, at = 0; i < triangles.length; i += 3 * step, at += 3) {
    out[at] = triangles[i]!;
    out[at + 1] = triangles[i + 1]!;
    out[at + 2] = triangles[i + 2]!;
  }
  return out;
}
