import { GrowingArray } from "../growing-array.ts";
import { bucketHalfEdges } from "./half-edge-buckets.ts";
import { sortRun } from "./sort-run.ts";

/** Edges, classified one by one. */
export interface SortedEdges {
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
  /** The earlier half-edge of each edge of exactly two triangles among those that were sorted. */
  twinned: Uint32Array;
}

/** Sorts and classifies the edges between two `among` vertices, and writes their part of `twin`. Linear. */
export function sortEdges(triangles: Uint32Array, among: Uint8Array, twin: Int32Array): SortedEdges {
  const { start, edges, far } = bucketHalfEdges(triangles, among);
  const rare = new RareEdges();
  const misoriented = new GrowingArray<Uint32Array>(Uint32Array, 12);
  const twinned = new GrowingArray<Uint32Array>(Uint32Array, 12);
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
        twinned.push(Math.min(one, two) >>> 1);
        if (((one ^ two) & 1) === 0) misoriented.push(one >>> 1);
      } else {
        for (let i = at; i < next; i++) twin[edges[i]! >>> 1] = -1;
        rare.add(edges, at, next);
      }
      at = next;
    }
  }
  return { edges: count, misoriented: misoriented.finish(), twinned: twinned.finish(), ...rare.finish() };
}

/** Edges of one, three or more triangles. */
class RareEdges {
  readonly #boundary = new GrowingArray<Uint32Array>(Uint32Array, 12);
  readonly #nonManifold = new GrowingArray<Uint32Array>(Uint32Array, 12);
  readonly #groups = new GrowingArray<Uint32Array>(Uint32Array, 12);
  #odd = 0;
  #unbalanced = 0;

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
