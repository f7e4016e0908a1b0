import type { Mesh } from "../mesh.ts";
import { TrianglePlane } from "../spatial/triangle-planes.ts";
import { PARALLEL } from "./winding.ts";

/** A straight cut in the plane of a triangle: the part of the line from `from` to `to` (x y z each). */
export interface Cut {
  from: number[];
  to: number[];
  /** The plane through the line, across the triangle: unit normal and offset. */
  nx: number;
  ny: number;
  nz: number;
  offset: number;
}

/**
 * The cuts that triangles of other shells make into a triangle (`target` is its plane).
 */
export function cutsInto(
  target: TrianglePlane,
  others: number[],
  { positions, triangles }: Mesh,
  flush: number,
): Cut[] {
  return others.flatMap((other) => {
    const plane = new TrianglePlane().load(positions, triangles, other);
    if (plane.doubled === 0) return [];
    const cosine = target.nx * plane.nx + target.ny * plane.ny + target.nz * plane.nz;
    const together = target.holds(plane.corners, flush) || plane.holds(target.corners, flush);
    if (!together || Math.abs(cosine) < PARALLEL) return crossingCut(target, plane, flush);
    return [0, 1, 2].flatMap((k) => edgeCut(target, plane.corners, k, (k + 1) % 3));
  });
}

/** A cut along an edge that lies in the plane of the target or close to it, from corner to corner. */
function edgeCut(target: TrianglePlane, corners: Float64Array, start: number, end: number): Cut[] {
  const normal = [target.nx, target.ny, target.nz];
  const [from, to] = [start, end].map((k) => {
    const height = target.height(corners, k);
    return normal.map((value, axis) => corners[3 * k + axis]! - height * value);
  }) as [number[], number[]];
  const [ex, ey, ez] = [to[0]! - from[0]!, to[1]! - from[1]!, to[2]! - from[2]!];
  const x = ey * target.nz - ez * target.ny;
  const y = ez * target.nx - ex * target.nz;
  const z = ex * target.ny - ey * target.nx;
  const length = Math.sqrt(x * x + y * y + z * z);
  if (length === 0) return [];
  const [nx, ny, nz] = [x / length, y / length, z / length];
  return [{ from, to, nx, ny, nz, offset: nx * from[0]! + ny * from[1]! + nz * from[2]! }];
}

/** The cut of a triangle that passes through the plane of the target, or stands on it with an edge. */
function crossingCut(target: TrianglePlane, plane: TrianglePlane, flush: number): Cut[] {
  const heights = [0, 1, 2].map((k) => target.height(plane.corners, k));
  if (Math.max(...heights) <= flush || Math.min(...heights) >= -flush) {
    const [one, two] = [0, 1, 2].filter((k) => Math.abs(heights[k]!) <= flush);
    return one === undefined || two === undefined ? [] : edgeCut(target, plane.corners, one, two);
  }
  const ends: number[][] = [];
  for (let k = 0; k < 3; k++) {
    const next = (k + 1) % 3;
    const [h, other] = [heights[k]!, heights[next]!];
    if (h < 0 === other < 0) continue;
    const share = h / (h - other);
    const corner = (axis: number, of: number) => plane.corners[3 * of + axis]!;
    ends.push([0, 1, 2].map((axis) => corner(axis, k) + share * (corner(axis, next) - corner(axis, k))));
  }
  const [from, to] = ends;
  if (!from || !to) return [];
  return [{ from, to, nx: plane.nx, ny: plane.ny, nz: plane.nz, offset: plane.offset }];
}
