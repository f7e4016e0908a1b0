import type { EdgeTable } from "../topology/edges.ts";
import { PointTree } from "./point-tree.ts";
import { oddHalfEdges, openVertices } from "./weld-boundary.ts";

/** Beyond these the surface counts as open: real T-junctions are few. */
const MOST_OPEN_EDGES = 500_000;
const MOST_PIECES = 4_000_000;

/**
 * True if the open edges cancel once each is split at the open vertices that lie on it (within `tolerance`):
 * every piece then belongs to an even number of edges.
 */
export function closesAtJunctions(
  positions: Float64Array,
  triangles: Uint32Array,
  table: EdgeTable,
  tolerance: number,
): boolean {
  const odd = oddHalfEdges(table);
  if (odd.length > MOST_OPEN_EDGES) return false;
  const tree = new PointTree(positions, openVertices(triangles, table));
  const open = new Set<number>();
  let pieces = 0;
  for (const h of odd) {
    const a = triangles[h]!;
    const b = triangles[h % 3 === 2 ? h - 2 : h + 1]!;
    const chain = [a, ...pointsOnSegment(positions, tree, a, b, tolerance), b];
    pieces += chain.length;
    if (pieces > MOST_PIECES) return false;
    for (let i = 0; i + 1 < chain.length; i++) {
      const [from, to] = [chain[i]!, chain[i + 1]!];
      const key = Math.min(from, to) * 2 ** 26 + Math.max(from, to);
      if (!open.delete(key)) open.add(key);
    }
  }
  return open.size === 0;
}

/** Open vertices strictly between a and b within `tolerance` of the segment, in order from a to b. */
export function pointsOnSegment(
  positions: Float64Array,
  tree: PointTree,
  a: number,
  b: number,
  tolerance: number,
): number[] {
  const p = (vertex: number, axis: number) => positions[vertex * 3 + axis]!;
  const d = [p(b, 0) - p(a, 0), p(b, 1) - p(a, 1), p(b, 2) - p(a, 2)] as const;
  const squared = d[0] * d[0] + d[1] * d[1] + d[2] * d[2];
  const along = (v: number) =>
    (p(v, 0) - p(a, 0)) * d[0] + (p(v, 1) - p(a, 1)) * d[1] + (p(v, 2) - p(a, 2)) * d[2];
  const found: { vertex: number; share: number }[] = [];
  tree.nearSegment(a, b, tolerance, (vertex) => {
    if (vertex === a || vertex === b) return;
    const share = along(vertex) / squared;
    let off = 0;
    for (let axis = 0; axis < 3; axis++) off += (p(vertex, axis) - p(a, axis) - share * d[axis]!) ** 2;
    const margin = tolerance / Math.sqrt(squared);
    if (share > margin && share < 1 - margin && off <= tolerance * tolerance) found.push({ vertex, share });
  });
  return found.sort((x, y) => x.share - y.share).map(({ vertex }) => vertex);
}
