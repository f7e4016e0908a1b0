import { isShared } from "../threads/memory.ts";
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
  const ofTriangle = joinedTriangles(triangles.length / 3, table).parent;
  const counts: number[] = [];
  // in place: a parent is the earlier one of its set, so it holds its label by the time a child asks for it
  for (let t = 0; t < ofTriangle.length; t++) {
    const parent = ofTriangle[t]!;
    if (parent !== t) {
      const shell = ofTriangle[parent]!;
      ofTriangle[t] = shell;
      counts[shell]!++;
    } else if (table.degenerate > 0 && isLeftOut(triangles, 3 * t)) {
      ofTriangle[t] = -1;
    } else {
      ofTriangle[t] = counts.length;
      counts.push(1);
    }
  }
  const watertight = new Uint8Array(counts.length).fill(1);
  for (const h of table.boundary) watertight[ofTriangle[(h / 3) | 0]!] = 0;
  for (const h of table.nonManifold) watertight[ofTriangle[(h / 3) | 0]!] = 0;
  return { count: counts.length, ofTriangle, triangles: Uint32Array.from(counts), watertight };
}

function joinedTriangles(size: number, { twin, groups, nonManifold }: EdgeTable): DisjointSets {
  const joined = new DisjointSets(size, isShared(twin));
  const { parent } = joined;
  for (let t = 0, h = 0; t < size; t++, h += 3) {
    joinEarlier(joined, parent, t, twin[h]!);
    joinEarlier(joined, parent, t, twin[h + 1]!);
    joinEarlier(joined, parent, t, twin[h + 2]!);
  }
  groups.forEach((start, g) => {
    const end = groups[g + 1] ?? nonManifold.length;
    for (let i = start + 1; i < end; i++)
      joined.union((nonManifold[start]! / 3) | 0, (nonManifold[i]! / 3) | 0);
  });
  return joined;
}

/** Joins a triangle with the one of a half-edge if that comes first; mostly both know their common root already. */
function joinEarlier(joined: DisjointSets, parent: Int32Array, t: number, twin: number): void {
  if (twin < 0 || twin >= 3 * t) return;
  const other = (twin / 3) | 0;
  if (parent[other] !== parent[t]) joined.union(t, other);
}
