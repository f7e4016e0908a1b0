const LEAF = 8;

/** A balanced k-d tree over some vertices, for "which of them lie near this segment". */
export class PointTree {
  readonly #positions: Float64Array;
  readonly #order: Uint32Array;
  /** Splitting plane of the node whose right half starts here. */
  readonly #planes: Float64Array;
  #a = 0;
  #b = 0;
  #tolerance = 0;
  #take: (vertex: number) => void = () => {};

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
    this.#a = a * 3;
    this.#b = b * 3;
    this.#tolerance = tolerance;
    this.#take = take;
    this.#search(0, this.#order.length, 0, 0, 1);
  }

  /** `low..high` is the part of the segment, as shares of it, that lies in this node's slab. */
  #search(from: number, to: number, axis: number, low: number, high: number): void {
    if (to - from <= LEAF) {
      for (let i = from; i < to; i++) this.#take(this.#order[i]!);
      return;
    }
    const middle = (from + to) >> 1;
    const plane = this.#planes[middle]!;
    const start = this.#positions[this.#a + axis]!;
    const slope = this.#positions[this.#b + axis]! - start;
    const next = axis === 2 ? 0 : axis + 1;
    if (slope === 0) {
      if (start <= plane + this.#tolerance) this.#search(from, middle, next, low, high);
      if (start >= plane - this.#tolerance) this.#search(middle, to, next, low, high);
      return;
    }
    const above = (plane + this.#tolerance - start) / slope;
    const below = (plane - this.#tolerance - start) / slope;
    const leftLow = slope > 0 ? low : Math.max(low, above);
    const leftHigh = slope > 0 ? Math.min(high, above) : high;
    const rightLow = slope > 0 ? Math.max(low, below) : low;
    const rightHigh = slope > 0 ? high : Math.min(high, below);
    if (leftLow <= leftHigh) this.#search(from, middle, next, leftLow, leftHigh);
    if (rightLow <= rightHigh) this.#search(middle, to, next, rightLow, rightHigh);
  }
}
