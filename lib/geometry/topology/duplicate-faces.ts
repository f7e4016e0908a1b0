import { GrowingArray } from "../growing-array.ts";
import type { EdgeTable } from "./edges.ts";

/**
 * Triangles beyond the first with the same three vertices, in any order. Equal triangles share all their edges:
 * where all goes two by two they lie back to back, and else it is enough to compare, at each edge between rough
 * vertices, the corners opposite to it; each pair is met at the edge between its two lowest vertices.
 */
export function duplicateFaces(triangles: Uint32Array, table: EdgeTable): Uint32Array {
  const found = new GrowingArray<Uint32Array>(Uint32Array, table.folded.length);
  for (const face of table.folded) found.push(face);
  for (const h of table.twinned) {
    const other = table.twin[h]!;
    const opposite = oppositeOf(triangles, h);
    if (opposite === oppositeOf(triangles, other) && isLowestEdge(triangles, h, opposite)) {
      found.push((other / 3) | 0);
    }
  }
  table.groups.forEach((start, g) => {
    const seen = new Set<number>();
    for (let i = start; i < (table.groups[g + 1] ?? table.nonManifold.length); i++) {
      const h = table.nonManifold[i]!;
      const opposite = oppositeOf(triangles, h);
      if (!isLowestEdge(triangles, h, opposite)) continue;
      if (seen.has(opposite)) found.push((h / 3) | 0);
      seen.add(opposite);
    }
  });
  const sorted = found.finish().sort();
  return sorted.filter((face, i) => face !== sorted[i - 1]);
}

const oppositeOf = (triangles: Uint32Array, h: number): number => triangles[h % 3 === 0 ? h + 2 : h - 1]!;

function isLowestEdge(triangles: Uint32Array, h: number, opposite: number): boolean {
  return opposite > triangles[h]! && opposite > triangles[h % 3 === 2 ? h - 2 : h + 1]!;
}
