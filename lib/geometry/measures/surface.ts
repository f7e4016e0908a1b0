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

/** Running sum with the rounding error carried along (Neumaier 1974): error independent of the length. */
export class CompensatedSums {
  readonly #sums: Float64Array;
  readonly #errors: Float64Array;

  constructor(count: number) {
    this.#sums = new Float64Array(count);
    this.#errors = new Float64Array(count);
  }

  add(slot: number, value: number): void {
    const sum = this.#sums[slot]!;
    const next = sum + value;
    const lost = Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    this.#sums[slot] = next;
    this.#errors[slot]! += lost;
  }

  totals(): Float64Array {
    return this.#sums.map((sum, i) => sum + this.#errors[i]!);
  }
}

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
  const [ox, oy, oz] = origin;
  const volumes = new CompensatedSums(shells + 1);
  const areas = new CompensatedSums(1);
  let slivers = 0;
  for (let i = 0, t = 0; i < triangles.length; i += 3, t++) {
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
    areas.add(0, doubled);
    volumes.add(shellOf[t]! + 1, (ax - ox) * nx + (ay - oy) * ny + (az - oz) * nz);
    if (doubled <= SLIVER * longestSquared(ux, uy, uz, vx, vy, vz) && shellOf[t]! >= 0) slivers++;
  }
  const perShell = volumes.totals().map((sixfold) => sixfold / 6);
  const all = new CompensatedSums(1);
  for (const volume of perShell) all.add(0, volume);
  return {
    area: areas.totals()[0]! / 2,
    signedVolume: all.totals()[0]!,
    sliverTriangles: slivers,
    shellVolumes: perShell.subarray(1),
  };
}

function longestSquared(ux: number, uy: number, uz: number, vx: number, vy: number, vz: number): number {
  const wx = vx - ux;
  const wy = vy - uy;
  const wz = vz - uz;
  return Math.max(ux * ux + uy * uy + uz * uz, vx * vx + vy * vy + vz * vz, wx * wx + wy * wy + wz * wz);
}
