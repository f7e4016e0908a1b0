import { closePairs } from "../spatial/leaf-pairs.ts";
import { TrianglePlane } from "../spatial/triangle-planes.ts";
import type { TriangleTree } from "../spatial/triangle-tree.ts";
import { trianglesCross } from "../spatial/triangles-cross.ts";

/**
 * Shares of the diagonal, and of the largest coordinate, below which surfaces touch rather than cross: 32-bit files are
 * no finer, least of all far from the origin.
 */
const TOUCHING = 1e-7;
const ROUNDING = 2.5e-7;

/**
 * Triangles that pass through another triangle which shares no edge with them, ascending; null where too many
 * lie in one place to look at all pairs.
 */
export function selfIntersections(tree: TriangleTree, diagonal: number): Uint32Array | null {
  const { positions, triangles } = tree;
  const furthest = tree.boxes.subarray(6, 12).reduce((most, side) => Math.max(most, Math.abs(side)), 0);
  const epsilon = Math.max(TOUCHING * diagonal, ROUNDING * furthest);
  const found = new Set<number>();
  const one = new TrianglePlane();
  const two = new TrianglePlane();
  let loaded = -1;
  const complete = closePairs(
    tree,
    () => false,
    0,
    (t, u) => {
      if (sharedVertices(triangles, t, u) >= 2 || (found.has(t) && found.has(u))) return;
      if (t !== loaded) one.load(positions, triangles, t);
      loaded = t;
      if (!passesThrough(one, positions, triangles, u, epsilon)) return;
      two.load(positions, triangles, u);
      if (!trianglesCross(one, two, epsilon)) return;
      found.add(t);
      found.add(u);
    },
  );
  return complete ? Uint32Array.from(found).sort() : null;
}

/** True if a triangle has corners strictly on both sides of a plane: cheap, and false for most pairs. */
function passesThrough(
  plane: TrianglePlane,
  p: Float64Array,
  triangles: Uint32Array,
  u: number,
  epsilon: number,
): boolean {
  const a = triangles[3 * u]! * 3;
  const b = triangles[3 * u + 1]! * 3;
  const c = triangles[3 * u + 2]! * 3;
  const { nx, ny, nz, offset } = plane;
  const ha = nx * p[a]! + ny * p[a + 1]! + nz * p[a + 2]! - offset;
  const hb = nx * p[b]! + ny * p[b + 1]! + nz * p[b + 2]! - offset;
  const hc = nx * p[c]! + ny * p[c + 1]! + nz * p[c + 2]! - offset;
  return Math.max(ha, hb, hc) > epsilon && Math.min(ha, hb, hc) < -epsilon;
}

function sharedVertices(triangles: Uint32Array, t: number, u: number): number {
  let shared = 0;
  for (let i = 3 * t; i < 3 * t + 3; i++) {
    const v = triangles[i]!;
    if (v === triangles[3 * u] || v === triangles[3 * u + 1] || v === triangles[3 * u + 2]) shared++;
  }
  return shared;
}
