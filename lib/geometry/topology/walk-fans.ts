import { GrowingArray } from "../growing-array.ts";
import { inBlocks } from "../in-blocks.ts";
import { isLeftOut } from "./half-edge-buckets.ts";
import type { HalfEdgePairs } from "./pair-half-edges.ts";

const WALKED = 1;
const ROUGH = 2;

export interface Fans {
  /** Vertices of edges that may belong to one triangle, to three or more, or be run through twice one way; or null. */
  rough: Uint8Array | null;
  /** Of two triangles back to back at any other vertex, the later one; sometimes more than once. */
  folded: Uint32Array;
}

/**
 * Turns around each vertex over the pairs. Where that meets all its triangles and no neighbour twice, the pairs are
 * its edges, each of exactly two triangles; other vertices are rough and left to `sortEdges`. Linear.
 */
export function walkFans(triangles: Uint32Array, vertices: number, pairing: HalfEdgePairs): Fans {
  const state = new Uint8Array(vertices);
  for (const h of pairing.loose) {
    state[triangles[h]!] = ROUGH;
    state[triangles[h % 3 === 2 ? h - 2 : h + 1]!] = ROUGH;
  }
  const folded = new GrowingArray<Uint32Array>(Uint32Array, 12);
  if (walkFirst(triangles, pairing, state, folded)) markSeveral(triangles, pairing, state);
  if (!state.includes(ROUGH)) return { rough: null, folded: folded.finish() };
  for (let v = 0; v < vertices; v++) state[v] = state[v]! >> 1;
  return { rough: state, folded: folded.finish() };
}

/** Walks one fan of each vertex; true if some vertex has a triangle outside it. */
function walkFirst(
  triangles: Uint32Array,
  { twin, degenerate }: HalfEdgePairs,
  state: Uint8Array,
  folded: GrowingArray<Uint32Array>,
): boolean {
  const metFrom = new Int32Array(state.length);
  let missed = 0;
  inBlocks(0, triangles.length, (from, to) => {
    missed += walkSome(triangles, twin, degenerate, state, metFrom, folded, from, to);
  });
  return missed !== 0;
}

/** Walks a fan of each vertex that these corners are the first of; returns corners minus those that the walks met. */
function walkSome(
  triangles: Uint32Array,
  twin: Int32Array,
  degenerate: number,
  state: Uint8Array,
  metFrom: Int32Array,
  folded: GrowingArray<Uint32Array>,
  from: number,
  to: number,
): number {
  let missed = 0;
  for (let first = from; first < to; first++) {
    const vertex = triangles[first]!;
    const known = state[vertex]!;
    if (known === ROUGH || (degenerate > 0 && isLeftOut(triangles, first))) continue;
    missed++;
    if (known === WALKED) continue;
    const size = fanSize(triangles, twin, metFrom, vertex, first);
    missed -= Math.max(size, 1);
    state[vertex] = size === 0 ? ROUGH : WALKED;
    if (size === 2) folded.push(Math.max((first / 3) | 0, (twin[first]! / 3) | 0));
  }
  return missed;
}

/**
 * Triangles met when turning around a vertex from a corner of it; 0 if a neighbour is met twice. `metFrom`: of each
 * vertex the one from which it was met last, plus 1.
 */
function fanSize(
  triangles: Uint32Array,
  twin: Int32Array,
  metFrom: Int32Array,
  vertex: number,
  first: number,
): number {
  let size = 0;
  let corner = first;
  do {
    const start = corner % 3;
    const neighbour = triangles[start === 2 ? corner - 2 : corner + 1]!;
    if (metFrom[neighbour] === vertex + 1) return 0;
    metFrom[neighbour] = vertex + 1;
    size++;
    corner = twin[start === 0 ? corner + 2 : corner - 1]!;
  } while (corner !== first);
  return size;
}

/** Marks vertices whose triangles form more than one fan. */
function markSeveral(triangles: Uint32Array, { twin, degenerate }: HalfEdgePairs, state: Uint8Array): void {
  const unmet = new Int32Array(state.length);
  const metFrom = new Int32Array(state.length);
  const used = (corner: number) => degenerate === 0 || !isLeftOut(triangles, corner);
  for (let h = 0; h < triangles.length; h++) if (used(h)) unmet[triangles[h]!]!++;
  for (let first = 0; first < triangles.length; first++) {
    const vertex = triangles[first]!;
    if (state[vertex] !== WALKED || !used(first) || unmet[vertex] === 0) continue;
    unmet[vertex]! -= fanSize(triangles, twin, metFrom, vertex, first);
    if (unmet[vertex] !== 0) state[vertex] = ROUGH;
  }
}
