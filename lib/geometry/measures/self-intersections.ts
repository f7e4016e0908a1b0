import { closePairs } from "../spatial/leaf-pairs.ts";
import { TrianglePlane } from "../spatial/triangle-planes.ts";
import type { TriangleTree } from "../spatial/triangle-tree.ts";
import { trianglesCross } from "../spatial/triangles-cross.ts";

/** Share of the diagonal below which surfaces touch rather than cross: 32-bit files are no finer. */
const TOUCHING = 1e-7;

/** Triangles that pass through another triangle which shares no edge with them, ascending. */
export function selfIntersections(tree: TriangleTree, diagonal: number): Uint32Array {
  const epsilon = TOUCHING * diagonal;
  const { positions, triangles } = tree;
  const found = new Set<number>();
  const one = new TrianglePlane();
  const two = new TrianglePlane();
  let loaded = -1;
  closePairs(
    tree,
    () => false,
    (t, u) => {
      if (sharedVertices(triangles, t, u) >= 2 || (found.has(t) && found.has(u))) return;
      if (t !== loaded) one.load(positions, triangles, t);
      loaded = t;
      two.load(positions, triangles, u);
      if (!trianglesCross(one, two, epsilon)) return;
      found.add(t);
      found.add(u);
    },
  );
  return Uint32Array.from(found).sort();
}

function sharedVertices(triangles: Uint32Array, t: number, u: number): number {
  let shared = 0;
  for (let i = 3 * t; i < 3 * t + 3; i++) {
    const v = triangles[i]!;
    if (v === triangles[3 * u] || v === triangles[3 * u + 1] || v === triangles[3 * u + 2]) shared++;
  }
  return shared;
}
