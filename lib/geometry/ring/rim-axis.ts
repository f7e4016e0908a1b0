import type { Vec3 } from "../mesh.ts";
import { cross, dot, edgeOf, lengthOf } from "../vectors.ts";
import { eigenvectors } from "./axes.ts";
import { type Hole, planeAcross } from "./hole.ts";

/** The wall of a hole looks at its middle within 45 degrees. */
const LOOKS = Math.SQRT1_2;
/** An axis that turns by less than this is as good as it was. */
const STILL = 1e-7;

/**
 * The axis of a hole that was seen along a direction near it: what is most square to all of its wall, by area. Wall is
 * what lies within `reach` radii of the middle. Null where that is the same direction.
 */
export function axisOfRim(
  p: Float64Array,
  triangles: Uint32Array,
  { axis, hole }: { axis: Vec3; hole: Hole },
  reach: number,
): Vec3 | null {
  const [u, v] = planeAcross(axis);
  const spread = [0, 1, 2].map(() => [0, 0, 0]);
  for (let i = 0; i < triangles.length; i += 3) {
    const [a, b, c] = [triangles[i]!, triangles[i + 1]!, triangles[i + 2]!];
    const middle = [0, 1, 2].map((k) => (p[3 * a + k]! + p[3 * b + k]! + p[3 * c + k]!) / 3) as Vec3;
    const [du, dv] = [dot(middle, u) - hole.centre[0], dot(middle, v) - hole.centre[1]];
    const far = Math.sqrt(du * du + dv * dv);
    if (far > reach * hole.radius) continue;
    const normal = cross(edgeOf(p, a, b), edgeOf(p, a, c));
    const size = lengthOf(normal);
    if (!(Math.abs(du * dot(normal, u) + dv * dot(normal, v)) > LOOKS * size * far)) continue;
    for (let j = 0; j < 3; j++)
      for (let k = 0; k < 3; k++) spread[j]![k]! += (normal[j]! * normal[k]!) / size;
  }
  const [first, ...rest] = eigenvectors(spread);
  const next = rest.reduce((best, each) => (along(each, axis) > along(best, axis) ? each : best), first!);
  return along(next, axis) < 1 - STILL ? next : null;
}

const along = (a: Vec3, b: Vec3): number => Math.abs(dot(a, b));
