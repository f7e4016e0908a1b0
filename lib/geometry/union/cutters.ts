import { TrianglePlane } from "../spatial/triangle-planes.ts";
import type { Face } from "./winding.ts";

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

/** Planes of more different direction than this (cosine) meet in a line, whatever the size of the triangles. */
const PARALLEL = 0.5;

/**
 * The cuts that other shells make into a triangle, and which of their triangles lie in its plane.
 *
 * Faces that lie in one plane are told apart as if each shell were made smaller by an amount too small to
 * measure, more for each next shell: faces that touch from both sides then stand apart, and of two that look
 * the same way the one of the earlier shell lies outside the other. So contact needs no cut, and no part of the
 * surface counts twice, whatever the rounding of the corners.
 */
export function cuttersOf(
  target: TrianglePlane,
  triangle: number,
  others: { triangle: number; shell: number; plane: TrianglePlane }[],
  shell: number,
  flush: number,
): { face: Face; cuts: Cut[] } {
  const inPlane = new Map<number, boolean>();
  const cuts: Cut[] = [];
  for (const other of others) {
    const { plane } = other;
    if (plane.doubled === 0) continue;
    const cosine = target.nx * plane.nx + target.ny * plane.ny + target.nz * plane.nz;
    const together = target.holds(plane.corners, flush) || plane.holds(target.corners, flush);
    if (together && Math.abs(cosine) > PARALLEL) {
      const isBeyond = cosine < 0 || other.shell < shell;
      inPlane.set(other.triangle, isBeyond);
      if (cosine > 0 && isBeyond) cuts.push(...edgeCuts(target, plane));
    } else {
      const cut = crossingCut(target, plane, flush);
      if (cut) cuts.push(cut);
    }
  }
  return { face: { triangle, plane: target, flush: inPlane }, cuts };
}

/** Cuts along the edges of a triangle in the same plane. */
function edgeCuts(target: TrianglePlane, { corners }: TrianglePlane): Cut[] {
  return [0, 3, 6].flatMap((at) => {
    const from = Array.from(corners.subarray(at, at + 3));
    const next = (at + 3) % 9;
    const to = Array.from(corners.subarray(next, next + 3));
    const [ex, ey, ez] = [to[0]! - from[0]!, to[1]! - from[1]!, to[2]! - from[2]!];
    const x = ey * target.nz - ez * target.ny;
    const y = ez * target.nx - ex * target.nz;
    const z = ex * target.ny - ey * target.nx;
    const length = Math.sqrt(x * x + y * y + z * z);
    if (length === 0) return [];
    const [nx, ny, nz] = [x / length, y / length, z / length];
    return [{ from, to, nx, ny, nz, offset: nx * from[0]! + ny * from[1]! + nz * from[2]! }];
  });
}

/** The cut of a triangle that passes through the plane of the target by more than `flush` on both sides. */
function crossingCut(target: TrianglePlane, plane: TrianglePlane, flush: number): Cut | null {
  const heights = [0, 1, 2].map((k) => target.height(plane.corners, k));
  if (Math.max(...heights) <= flush || Math.min(...heights) >= -flush) return null;
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
  if (!from || !to) return null;
  return { from, to, nx: plane.nx, ny: plane.ny, nz: plane.nz, offset: plane.offset };
}

/** The planes of triangles of other shells, loaded once. */
export function loadPlanes(
  positions: Float64Array,
  triangles: Uint32Array,
  list: number[],
  shellOf: Int32Array,
): { triangle: number; shell: number; plane: TrianglePlane }[] {
  return list.map((triangle) => ({
    triangle,
    shell: shellOf[triangle]!,
    plane: new TrianglePlane().load(positions, triangles, triangle),
  }));
}
