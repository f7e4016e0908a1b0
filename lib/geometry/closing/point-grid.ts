/**
 * Representatives of clusters of points, in cells of one tolerance. A point joins the first representative
 * within the tolerance or becomes one; a cell holds only a few, so any cloud takes linear time.
 */
export class PointGrid {
  readonly #positions: Float64Array;
  readonly #tolerance: number;
  readonly #cells = new Map<number, number[]>();

  constructor(positions: Float64Array, tolerance: number) {
    this.#positions = positions;
    this.#tolerance = tolerance > 0 ? tolerance : Number.MIN_VALUE;
  }

  nearOrAdd(vertex: number): number {
    const p = this.#positions;
    const cell = (axis: number) => Math.floor(p[vertex * 3 + axis]! / this.#tolerance);
    const [cx, cy, cz] = [cell(0), cell(1), cell(2)];
    for (let n = 0; n < 27; n++) {
      const key = keyOf(cx + (n % 3) - 1, cy + (Math.floor(n / 3) % 3) - 1, cz + Math.floor(n / 9) - 1);
      for (const other of this.#cells.get(key) ?? []) if (this.#close(vertex, other)) return other;
    }
    const own = keyOf(cx, cy, cz);
    const members = this.#cells.get(own);
    if (members) members.push(vertex);
    else this.#cells.set(own, [vertex]);
    return vertex;
  }

  #close(a: number, b: number): boolean {
    const p = this.#positions;
    const d = (axis: number) => p[a * 3 + axis]! - p[b * 3 + axis]!;
    return d(0) * d(0) + d(1) * d(1) + d(2) * d(2) <= this.#tolerance * this.#tolerance;
  }
}

/** Cells that share a key are told apart by the distance test. */
const keyOf = (x: number, y: number, z: number): number =>
  (Math.imul(x, 73856093) ^ Math.imul(y, 19349663) ^ Math.imul(z, 83492791)) >>> 0;
