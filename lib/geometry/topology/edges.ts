import { type HalfEdgePairs, pairHalfEdges } from "./pair-half-edges.ts";
import { type SortedEdges, sortEdges } from "./sort-edges.ts";
import { walkFans } from "./walk-fans.ts";

/** What the edges of a mesh say: all are counted, those at rough vertices were sorted. */
export interface EdgeTable extends SortedEdges {
  /** Across an edge of exactly two triangles: the other half-edge; else -1. */
  twin: Int32Array;
  /** 1 at vertices of rare edges or of several fans, and at some others; null if there are none. */
  rough: Uint8Array | null;
  /** Of two triangles back to back at a vertex that is not rough, the later one; sometimes more than once. */
  folded: Uint32Array;
  /** Triangles with two equal corners, left out of everything. */
  degenerate: number;
}

const NONE = new Uint32Array(0);
const NO_EDGES: SortedEdges = {
  edges: 0,
  oddEdges: 0,
  unbalancedNonManifoldEdges: 0,
  boundary: NONE,
  misoriented: NONE,
  nonManifold: NONE,
  groups: NONE,
  twinned: NONE,
};

/**
 * Classifies every edge. Nearly all are of two triangles that run through them in opposite directions; those are
 * paired in one pass and confirmed by a second pass, and only what is left is sorted.
 */
export function readEdges(
  triangles: Uint32Array,
  vertices: number,
  pairing: HalfEdgePairs = pairHalfEdges(triangles, vertices),
): EdgeTable {
  const { twin, degenerate } = pairing;
  const { rough, folded } = walkFans(triangles, vertices, pairing);
  if (rough === null) return { ...NO_EDGES, edges: pairing.pairs, twin, rough, folded, degenerate };
  const paired = pairing.pairs - pairsAmong(triangles, twin, rough);
  const sorted = sortEdges(triangles, rough, twin);
  return { ...sorted, edges: paired + sorted.edges, twin, rough, folded, degenerate };
}

function pairsAmong(triangles: Uint32Array, twin: Int32Array, among: Uint8Array): number {
  let pairs = 0;
  for (let h = 0; h < twin.length; h++) {
    if (twin[h]! > h && among[triangles[h]!] === 1 && among[triangles[h % 3 === 2 ? h - 2 : h + 1]!] === 1)
      pairs++;
  }
  return pairs;
}
