import { inBlocks } from "../in-blocks.ts";
import type { Vec3 } from "../mesh.ts";

/** A triangle counts as a sliver if twice its area is at most this times its longest edge squared. */
const SLIVER = 1e-12;

export interface SurfaceSums {
  /** Sum of triangle areas, square file units. */
  area: number;
  /** Sum of det(a, b, c) / 6 about `origin`, cubic file units; positive if counter-clockwise seen from outside. */
  signedVolume: number;
  /** Three different corners, but no area. */
  sliverTriangles: number;
  /** Signed volume per shell, about `origin`. */
  shellVolumes: Float64Array;
}

/** Sums that start at 0, each with the rounding error carried along beside it (Neumaier 1974). */
export const compensatedSums = (count: number): Float64Array => new Float64Array(2 * count);

/** Adds to the sum `slot`; the error of the whole is independent of how many were added. */
export function addTo(sums: Float64Array, slot: number, value: number): void {
  const sum = sums[2 * slot]!;
  const next = sum + value;
  const lost = Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
  sums[2 * slot] = next;
  sums[2 * slot + 1]! += lost;
}

export const totalOf = (sums: Float64Array, slot: number): number => sums[2 * slot]! + sums[2 * slot + 1]!;

/**
 * Area and volume of all triangles. `shellOf` gives the shell of each triangle (-1: none). Coordinates are
 * taken from `origin` (the centre of the box), so that a far-away model loses no digits.
 */
export function surfaceSums(
  positions: Float64Array,
  triangles: Uint32Array,
  origin: Vec3,
  shellOf: Int32Array,
  shells: number,
): SurfaceSums {
  const volumes = compensatedSums(shells + 1);
  const areas = compensatedSums(1);
  let slivers = 0;
  inBlocks(0, triangles.length / 3, (from, to) => {
    slivers += addSome(positions, triangles, origin, shellOf, areas, volumes, from, to);
  });
  const perShell = Float64Array.from({ length: shells + 1 }, (_, slot) => totalOf(volumes, slot) / 6);
  const all = compensatedSums(1);
  for (const volume of perShell) addTo(all, 0, volume);
  return {
    area: totalOf(areas, 0) / 2,
    signedVolume: totalOf(all, 0),
    sliverTriangles: slivers,
    shellVolumes: perShell.subarray(1),
  };
}

/** Adds doubled areas, and sixfold volumes to the slot after each triangle's shell; returns how many are slivers. */
function addSome(
  positions: Float64Array,
  triangles: Uint32Array,
  [ox, oy, oz]: Vec3,
  shellOf: Int32Array,
  areas: Float64Array,
  volumes: Float64Array,
  from: number,
  to: number,
): number {
  let slivers = 0;
  for (let t = from, i = 3 * from; t < to; t++, i += 3) {
    const a = triangles[i]! * 3;
    const b = triangles[i + 1]! * 3;
    const c = triangles[i + 2]! * 3;
    const ax = positions[a]!;
    const ay = positions[a + 1]!;
    const az = positions[a + 2]!;
    const ux = positions[b]! - ax;
    const uy = positions[b + 1]! - ay;
    const uz = positions[b + 2]! - az;
    const vx = positions[c]! - ax;
    const vy = positions[c + 1]! - ay;
    const vz = positions[c + 2]! - az;
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    const doubled = Math.sqrt(nx * nx + ny * ny + nz * nz);
    addTo(areas, 0, doubled);
    addTo(volumes, shellOf[t]! + 1, (ax - ox) * nx + (ay - oy) * ny + (az - oz) * nz);
    if (doubled <= SLIVER * longestSquared(ux, uy, uz, vx, vy, vz) && shellOf[t]! >= 0) slivers++;
  }
  return slivers;
}

function longestSquared(ux: number, uy: number, uz: number, vx: number, vy: number, vz: number): number {
  const wx = vx - ux;
  const wy = vy - uy;
  const wz = vz - uz;
  return Math.max(ux * ux + uy * uy + uz * uz, vx * vx + vy * vy + vz * vz, wx * wx + wy * wy + wz * wz);
}
