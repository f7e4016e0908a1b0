import { DisjointSets } from "./disjoint-sets.ts";
import type { EdgeTable } from "./edges.ts";
import { isLeftOut } from "./half-edge-buckets.ts";

export interface Shells {
  count: number;
  /** Shell of each triangle, numbered by first appearance; -1 for degenerate triangles. */
  ofTriangle: Int32Array;
  triangles: Uint32Array;
  /** 1 where every edge of the shell belongs to exactly two triangles. */
  watertight: Uint8Array;
}

/** Components of triangles joined over shared edges. */
export function labelShells(triangles: Uint32Array, table: EdgeTable): Shells {
  const size = triangles.length / 3;
  const ofTriangle = new Int32Array(size);
  const joined = joinedTriangles(size, table);
  const counts: number[] = [];
  for (let t = 0; t < size; t++) {
    if (table.degenerate > 0 && isLeftOut(triangles, 3 * t)) {
      ofTriangle[t] = -1;
      continue;
    }
    const root = joined.find(t);
    if (root === t) {
      ofTriangle[t] = counts.length;
      counts.push(1);
    } else {
      const shell = ofTriangle[root]!;
      ofTriangle[t] = shell;
      counts[shell]!++;
    }
  }
  const watertight = new Uint8Array(counts.length).fill(1);
  for (const h of table.boundary) watertight[ofTriangle[(h / 3) | 0]!] = 0;
  for (const h of table.nonManifold) watertight[ofTriangle[(h / 3) | 0]!] = 0;
  return { count: counts.length, ofTriangle, triangles: Uint32Array.from(counts), watertight };
}

function joinedTriangles(size: number, { twin, groups, nonManifold }: EdgeTable): DisjointSets {
  const joined = new DisjointSets(size);
  for (let h = 0; h < twin.length; h++) {
    const other = twin[h]!;
    if (other >= 0 && other < h) joined.union((h / 3) | 0, (other / 3) | 0);
  }
  groups.forEach((start, g) => {
    const end = groups[g + 1] ?? nonManifold.length;
    for (let i = start + 1; i < end; i++)
      joined.union((nonManifold[start]! / 3) | 0, (nonManifold[i]! / 3) | 0);
  });
  return joined;
}
