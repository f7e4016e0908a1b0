import type { Mesh } from "../mesh.ts";
import type { EdgeTable } from "../topology/edges.ts";

/** Rounding of the sums, as a share of the surface. */
const ROUNDING = 1e-9;

/**
 * True if no strip of width `tolerance` along the open edges can close a consistently oriented surface: the
 * area vectors of a closed surface add up to nothing, and such strips add at most their own area.
 */
export function cannotClose({ positions: p, triangles }: Mesh, table: EdgeTable, tolerance: number): boolean {
  let x = 0;
  let y = 0;
  let z = 0;
  let doubledArea = 0;
  for (let i = 0; i < triangles.length; i += 3) {
    const a = triangles[i]! * 3;
    const b = triangles[i + 1]! * 3;
    const c = triangles[i + 2]! * 3;
    const ux = p[b]! - p[a]!;
    const uy = p[b + 1]! - p[a + 1]!;
    const uz = p[b + 2]! - p[a + 2]!;
    const vx = p[c]! - p[a]!;
    const vy = p[c + 1]! - p[a + 1]!;
    const vz = p[c + 2]! - p[a + 2]!;
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    x += nx;
    y += ny;
    z += nz;
    doubledArea += Math.sqrt(nx * nx + ny * ny + nz * nz);
  }
  let length = 0;
  for (const h of table.boundary) length += edgeLength(p, triangles, h);
  return Math.sqrt(x * x + y * y + z * z) > 8 * tolerance * length + ROUNDING * doubledArea;
}

function edgeLength(p: Float64Array, triangles: Uint32Array, h: number): number {
  const a = triangles[h]! * 3;
  const b = triangles[h % 3 === 2 ? h - 2 : h + 1]! * 3;
  return Math.sqrt((p[a]! - p[b]!) ** 2 + (p[a + 1]! - p[b + 1]!) ** 2 + (p[a + 2]! - p[b + 2]!) ** 2);
}
