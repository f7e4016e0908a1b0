import { inBlocks } from "../in-blocks.ts";
import { isShared, memory } from "../threads/memory.ts";
import { joinSets } from "./disjoint-sets.ts";
import { isDegenerate } from "./half-edge-buckets.ts";

/** Unpaired half-edges at one vertex that are looked through; what is not found among them waits for the sorting. */
const MOST_STEPS = 32;

/** Half-edges of a mesh, paired as far as one look goes. Half-edge 3t+k runs from corner k of triangle t to the next. */
export interface HalfEdgePairs {
  /** The half-edge that runs the other way between the same vertices; -1 where there is none. */
  twin: Int32Array;
  pairs: number;
  /** Half-edges without a twin. */
  loose: Uint32Array;
  /** Triangles that have two equal corners; they are left out. */
  degenerate: number;
  /** Triangles that hang together over pairs, as `disjoint-sets.ts` has them. */
  sets: Int32Array;
}

/** The pairs of a whole mesh, as `HalfEdgePairing` finds them. */
export function pairHalfEdges(triangles: Uint32Array, vertices: number): HalfEdgePairs {
  const pairing = new HalfEdgePairing(triangles);
  pairing.advance(triangles.length / 3, vertices);
  return pairing.finish();
}

/**
 * Gives each half-edge one that runs back. Where more than two triangles meet, and at crowded vertices, the pairs
 * are arbitrary or missing; `walkFans` finds such places. Linear. Unpaired half-edges wait in a list at
 * their first vertex, linked through `twin` itself (-2 - next), so that little memory is touched.
 */
export class HalfEdgePairing {
  readonly #triangles: Uint32Array;
  readonly #twin: Int32Array;
  readonly #sets: Int32Array;
  /** The last half-edge that waits at each vertex, plus 1; 0 where none does. */
  #waiting = new Int32Array(0);
  /** Triangles that were paired. */
  #at = 0;
  /** Pairs, and triangles left out. */
  readonly #counts = new Int32Array(2);

  constructor(triangles: Uint32Array) {
    this.#triangles = triangles;
    const shared = isShared(triangles);
    this.#twin = new Int32Array(memory(triangles.byteLength, shared));
    this.#sets = new Int32Array(memory(triangles.byteLength / 3, shared));
  }

  /** Pairs the first `count` triangles as far as that is not done; they use at most `vertices` vertices. */
  advance(count: number, vertices: number): void {
    if (vertices > this.#waiting.length) {
      // a closed surface has half as many vertices as triangles
      const grown = new Int32Array(
        Math.max(vertices, 2 * this.#waiting.length, this.#triangles.length / 6 + 16),
      );
      grown.set(this.#waiting);
      this.#waiting = grown;
    }
    const [triangles, twin, sets, waiting, counts] = [
      this.#triangles,
      this.#twin,
      this.#sets,
      this.#waiting,
      this.#counts,
    ];
    inBlocks(this.#at, count, (from, to) => pairSome(triangles, twin, sets, waiting, counts, from, to));
    this.#at = Math.max(this.#at, count);
  }

  finish(): HalfEdgePairs {
    const [twin, sets] = [this.#twin, this.#sets];
    const pairs = this.#counts[0]!;
    const degenerate = this.#counts[1]!;
    const loose = takeLoose(twin, this.#waiting, twin.length - 3 * degenerate - 2 * pairs);
    return { twin, pairs, loose, degenerate, sets };
  }
}

function pairSome(
  triangles: Uint32Array,
  twin: Int32Array,
  sets: Int32Array,
  waiting: Int32Array,
  counts: Int32Array,
  from: number,
  to: number,
): void {
  let pairs = 0;
  for (let t = from, i = 3 * from; t < to; t++, i += 3) {
    const a = triangles[i]!;
    const b = triangles[i + 1]!;
    const c = triangles[i + 2]!;
    sets[t] = t;
    if (isDegenerate(a, b, c)) {
      counts[1]!++;
      twin[i] = twin[i + 1] = twin[i + 2] = -1;
      continue;
    }
    pairs += pair(triangles, twin, sets, waiting, t, i, a, b);
    pairs += pair(triangles, twin, sets, waiting, t, i + 1, b, c);
    pairs += pair(triangles, twin, sets, waiting, t, i + 2, c, a);
  }
  counts[0]! += pairs;
}

/** Pairs the half-edge `h` of triangle `t` between two vertices, or lets it wait; 1 or 0. */
function pair(
  triangles: Uint32Array,
  twin: Int32Array,
  sets: Int32Array,
  waiting: Int32Array,
  t: number,
  h: number,
  from: number,
  to: number,
): number {
  let before = -1;
  let other = waiting[to]! - 1;
  for (let steps = 0; other >= 0 && steps < MOST_STEPS; steps++) {
    const link = twin[other]!;
    const triangle = (other / 3) | 0;
    if (triangles[other === 3 * triangle + 2 ? other - 2 : other + 1] === from) {
      if (before < 0) waiting[to] = -1 - link;
      else twin[before] = link;
      twin[other] = h;
      twin[h] = other;
      // mostly both know their common root already
      if (sets[triangle] !== sets[t]) joinSets(sets, triangle, t);
      return 1;
    }
    before = other;
    other = -2 - link;
  }
  twin[h] = -1 - waiting[from]!;
  waiting[from] = h + 1;
  return 0;
}

/** Unlinks what still waits. */
function takeLoose(twin: Int32Array, waiting: Int32Array, count: number): Uint32Array {
  const loose = new Uint32Array(count);
  let found = 0;
  for (let v = 0; found < count; v++) {
    for (let h = waiting[v]! - 1; h >= 0; ) {
      const next = -2 - twin[h]!;
      loose[found++] = h;
      twin[h] = -1;
      h = next;
    }
  }
  return loose;
}
