import { pickByArea } from "../measures/pick-by-area.ts";
import type { Mesh, Vec3 } from "../mesh.ts";
import { candidateAxes } from "./axes.ts";
import { isBand } from "./band.ts";
import { covered, type Hole, holeIn, projected, rimDistance } from "./hole.ts";
import { axisOfRim } from "./rim-axis.ts";

/** Triangles looked at while the hole is looked for, by their share of the surface; its size is taken from all. */
const MOST_TRIANGLES = 6000;
/**
 * An axis is taken again from the wall of the hole seen along it: what lies within these many radii of its middle, less
 * and less of the head as the axis comes to be true.
 */
const REACHES = [1.25, 1.12, 1.06, 1.03];
/** Holes as wide as this share of the widest count as one: the axis that comes first is kept, those of the file first. */
const SAME = 1.001;
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

type Found = { hole: Hole; axis: Vec3 };

/**
 * The hole of a shape with one round hole through everything, as a ring seen along its axis; null for other shapes.
 * Whether a finger fits is for the caller to say.
 */
export function detectRing(mesh: Pick<Mesh, "positions" | "triangles">): RingHole | null {
  const { positions } = mesh;
  const triangles = pickByArea(positions, mesh.triangles, MOST_TRIANGLES);
  let best: Found | null = null;
  for (const axis of candidateAxes(positions)) best = wider(best, seenAlong(positions, triangles, axis));
  for (const reach of REACHES) {
    const axis = best && axisOfRim(positions, triangles, best, reach);
    if (axis) best = wider(best, seenAlong(positions, triangles, axis));
  }
  return best && measured(mesh, best);
}

const wider = (one: Found | null, other: Found | null): Found | null =>
  !other || (one && other.hole.radius <= one.hole.radius * SAME) ? one : other;

function seenAlong(positions: Float64Array, triangles: Uint32Array, axis: Vec3): Found | null {
  const flat = projected(positions, triangles, axis);
  const hole = holeIn(flat);
  return hole && isBand(flat, positions, triangles, axis, hole) ? { hole, axis } : null;
}

/** The nearest edge of all bounds the hole; null if one lies over its middle. Some triangles at a time, to spare memory. */
function measured(
  { positions, triangles }: Pick<Mesh, "positions" | "triangles">,
  { axis, hole }: Found,
): RingHole | null {
  let radius = Infinity;
  for (let from = 0; from < triangles.length; from += 3 * PIECE) {
    const flat = projected(positions, triangles.subarray(from, from + 3 * PIECE), axis);
    if (covered(flat, hole.centre)) return null;
    radius = Math.min(radius, rimDistance(flat, hole.centre));
  }
  return { innerDiameter: 2 * radius, axis, centre: hole.centre };
}
