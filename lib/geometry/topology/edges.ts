import { GrowingArray } from "../growing-array.ts";
import { DisjointSets } from "./disjoint-sets.ts";
import type { HalfEdgeBuckets } from "./half-edge-buckets.ts";
import { sortRun } from "./sort-run.ts";

/** What the edges of a mesh say; counts as defined in `EdgeTable`'s members. */
export interface EdgeTable {
  /** Unordered pairs of welded vertices that some triangle joins. */
  edges: number;
  /** Edges of an odd number of triangles. */
  oddEdges: number;
  /** Edges of three or more triangles, unequally many in the two directions. */
  unbalancedNonManifoldEdges: number;
  /** Half-edge of each edge of exactly one triangle. */
  boundary: Uint32Array;
  /** One half-edge of each edge of exactly two triangles that run through it in the same direction. */
  misoriented: Uint32Array;
  /** Half-edges of edges of three or more triangles, grouped; a group's first one is marked in `groups`. */
  nonManifold: Uint32Array;
  /** Index into `nonManifold` where each such edge starts. */
  groups: Uint32Array;
  /** Across an edge of exactly two triangles: the other half-edge; else -1. */
  twin: Int32Array;
  /** Triangles joined over shared edges. */
  joined: DisjointSets;
}

/** Classifies every edge. Buckets are sorted in place. */
export function readEdges(buckets: HalfEdgeBuckets, triangleCorners: number): EdgeTable {
  const { start, edges, far } = buckets;
  const twin = new Int32Array(triangleCorners).fill(-1);
  const joined = new DisjointSets(triangleCorners / 3);
  const rare = new RareEdges(joined);
  const misoriented = new GrowingArray<Uint32Array>(Uint32Array, 12);
  let count = 0;
  for (let v = 0; v + 1 < start.length; v++) {
    const end = start[v + 1]!;
    let at = start[v]!;
    if (end - at > 1) sortRun(edges, far, at, end);
    while (at < end) {
      const to = far[at]!;
      let next = at + 1;
      while (next < end && far[next] === to) next++;
      count++;
      if (next - at === 2) {
        const one = edges[at]!;
        const two = edges[at + 1]!;
        twin[one >>> 1] = two >>> 1;
        twin[two >>> 1] = one >>> 1;
        if (((one ^ two) & 1) === 0) misoriented.push(one >>> 1);
        joined.union(triangleOf(one >>> 1), triangleOf(two >>> 1));
      } else rare.add(edges, at, next);
      at = next;
    }
  }
  return { edges: count, twin, joined, misoriented: misoriented.finish(), ...rare.finish() };
}

const triangleOf = (halfEdge: number): number => (halfEdge / 3) | 0;

/** Edges of one, three or more triangles. */
class RareEdges {
  readonly #joined: DisjointSets;
  readonly #boundary = new GrowingArray<Uint32Array>(Uint32Array, 12);
  readonly #nonManifold = new GrowingArray<Uint32Array>(Uint32Array, 12);
  readonly #groups = new GrowingArray<Uint32Array>(Uint32Array, 12);
  #odd = 0;
  #unbalanced = 0;

  constructor(joined: DisjointSets) {
    this.#joined = joined;
  }

  add(edges: Uint32Array, from: number, to: number): void {
    if ((to - from) % 2 === 1) this.#odd++;
    if (to - from === 1) {
      this.#boundary.push(edges[from]! >>> 1);
      return;
    }
    this.#groups.push(this.#nonManifold.length);
    let balance = 0;
    for (let i = from; i < to; i++) {
      balance += edges[i]! & 1 ? -1 : 1;
      this.#nonManifold.push(edges[i]! >>> 1);
      this.#joined.union(triangleOf(edges[from]! >>> 1), triangleOf(edges[i]! >>> 1));
    }
    if (balance !== 0) this.#unbalanced++;
  }

  finish() {
    return {
      oddEdges: this.#odd,
      unbalancedNonManifoldEdges: this.#unbalanced,
      boundary: this.#boundary.finish(),
      nonManifold: this.#nonManifold.finish(),
      groups: this.#groups.finish(),
    };
  }
}
