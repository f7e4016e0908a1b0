const LEAF = 8;

/** A balanced k-d tree over some vertices, for "which of them lie near this segment". */
export class PointTree {
  readonly #positions: Float64Array;
  readonly #order: Uint32Array;
  /** Splitting plane of the node whose right half starts here. */
  readonly #planes: Float64Array;

  constructor(positions: Float64Array, vertices: Uint32Array) {
    this.#positions = positions;
    this.#order = Uint32Array.from(vertices);
    this.#planes = new Float64Array(vertices.length);
    this.#build(0, this.#order.length, 0);
  }

  #build(from: number, to: number, axis: number): void {
    if (to - from <= LEAF) return;
    const p = this.#positions;
    this.#order.subarray(from, to).sort((a, b) => p[a * 3 + axis]! - p[b * 3 + axis]! || a - b);
    const middle = (from + to) >> 1;
    this.#planes[middle] = p[this.#order[middle]! * 3 + axis]!;
    this.#build(from, middle, (axis + 1) % 3);
    this.#build(middle, to, (axis + 1) % 3);
  }

  /** Calls `take` for every vertex whose box of half-width `tolerance` may touch the segment from a to b. */
  nearSegment(a: number, b: number, tolerance: number, take: (vertex: number) => void): void {
    this.#search(0, this.#order.length, 0, { a: a * 3, b: b * 3, tolerance, from: 0, to: 1, take });
  }

  /** `from..to` is the part of the segment that lies in this node's slab. */
  #search(from: number, to: number, axis: number, query: Query): void {
    if (query.from > query.to) return;
    if (to - from <= LEAF) {
      for (let i = from; i < to; i++) query.take(this.#order[i]!);
      return;
    }
    const middle = (from + to) >> 1;
    const plane = this.#planes[middle]!;
    const next = (axis + 1) % 3;
    this.#search(from, middle, next, this.#clip(query, axis, plane + query.tolerance, true));
    this.#search(middle, to, next, this.#clip(query, axis, plane - query.tolerance, false));
  }

  /** The query with its segment cut to one side of a plane. */
  #clip(query: Query, axis: number, plane: number, below: boolean): Query {
    const start = this.#positions[query.a + axis]!;
    const slope = this.#positions[query.b + axis]! - start;
    if (slope === 0) return (below ? start <= plane : start >= plane) ? query : { ...query, from: 1, to: 0 };
    const cut = (plane - start) / slope;
    const keepsLow = below === slope > 0;
    return keepsLow
      ? { ...query, to: Math.min(query.to, cut) }
      : { ...query, from: Math.max(query.from, cut) };
  }
}

interface Query {
  a: number;
  b: number;
  tolerance: number;
  from: number;
  to: number;
  take: (vertex: number) => void;
}
