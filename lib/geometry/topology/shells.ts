import type { EdgeTable } from "./edges.ts";

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
  const { joined } = table;
  const counts: number[] = [];
  for (let t = 0; t < size; t++) {
    const a = triangles[3 * t]!;
    const b = triangles[3 * t + 1]!;
    const c = triangles[3 * t + 2]!;
    if (a === b || b === c || c === a) {
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
