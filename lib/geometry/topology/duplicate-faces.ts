import type { EdgeTable } from "./edges.ts";

/**
 * Triangles beyond the first with the same three vertices, in any order. Equal triangles share all their edges,
 * so it is enough to compare, at each edge, the corners opposite to it; each pair is met at the edge between
 * its two lowest vertices only.
 */
export function duplicateFaces(triangles: Uint32Array, table: EdgeTable): Uint32Array {
  const found: number[] = [];
  const { twin } = table;
  for (let h = 0; h < twin.length; h++) {
    const other = twin[h]!;
    if (other <= h) continue;
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
  return Uint32Array.from(found).sort();
}

const oppositeOf = (triangles: Uint32Array, h: number): number => triangles[h % 3 === 0 ? h + 2 : h - 1]!;

function isLowestEdge(triangles: Uint32Array, h: number, opposite: number): boolean {
  return opposite > triangles[h]! && opposite > triangles[h % 3 === 2 ? h - 2 : h + 1]!;
}
