import type { EdgeTable } from "../topology/edges.ts";

/**
 * Closed walks along open edges, as vertices in the direction of the triangles beside them. Vertices where
 * several walks meet belong to none: there nobody can say which way the hole goes.
 */
export function holeLoops(triangles: Uint32Array, table: EdgeTable): number[][] {
  const next = new Map<number, number>();
  const shared = new Set<number>();
  for (const h of table.boundary) {
    const [from, to] = [triangles[h]!, triangles[h % 3 === 2 ? h - 2 : h + 1]!];
    if (next.has(from)) shared.add(from);
    next.set(from, to);
  }
  const loops: number[][] = [];
  const seen = new Set<number>();
  for (const start of next.keys()) {
    const loop: number[] = [];
    let at: number | undefined = start;
    while (at !== undefined && !seen.has(at) && !shared.has(at)) {
      seen.add(at);
      loop.push(at);
      at = next.get(at);
    }
    if (at === start && loop.length > 2) loops.push(loop);
  }
  return loops;
}
