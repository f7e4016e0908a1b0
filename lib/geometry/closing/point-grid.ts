/**
 * Representatives of clusters of points, in cells of one tolerance. A point joins the first representative
 * within the tolerance or becomes one; a cell holds only a few, so any cloud takes linear time.
 */
export class PointGrid {
  readonly #positions: Float64Array;
  readonly #tolerance: number;
  /** First and next representative of a hashed cell, plus 1; other cells that share it fail the distance test. */
  readonly #first: Int32Array;
  readonly #next: Int32Array;

  /** `expected`: points that will be added. */
  constructor(positions: Float64Array, tolerance: number, expected: number) {
    this.#positions = positions;
    this.#tolerance = tolerance > 0 ? tolerance : Number.MIN_VALUE;
    let size = 64;
    while (size < 2 * expected) size *= 2;
    this.#first = new Int32Array(size);
    this.#next = new Int32Array(positions.length / 3);
  }

  nearOrAdd(vertex: number): number {
    const p = this.#positions;
    const cx = Math.floor(p[vertex * 3]! / this.#tolerance);
    const cy = Math.floor(p[vertex * 3 + 1]! / this.#tolerance);
    const cz = Math.floor(p[vertex * 3 + 2]! / this.#tolerance);
    for (let x = cx - 1; x <= cx + 1; x++) {
      for (let y = cy - 1; y <= cy + 1; y++) {
        for (let z = cz - 1; z <= cz + 1; z++) {
          for (
            let other = this.#first[this.#slot(x, y, z)]! - 1;
            other >= 0;
            other = this.#next[other]! - 1
          ) {
            if (this.#close(vertex, other)) return other;
          }
        }
      }
    }
    const own = this.#slot(cx, cy, cz);
    this.#next[vertex] = this.#first[own]!;
    this.#first[own] = vertex + 1;
    return vertex;
  }

  #slot(x: number, y: number, z: number): number {
    const hash = Math.imul(
      Math.imul(x, 73856093) ^ Math.imul(y, 19349663) ^ Math.imul(z, 83492791),
      0x9e3779b1,
    );
    return (hash ^ (hash >>> 15)) & (this.#first.length - 1);
  }

  #close(a: number, b: number): boolean {
    const p = this.#positions;
    const x = p[a * 3]! - p[b * 3]!;
    const y = p[a * 3 + 1]! - p[b * 3 + 1]!;
    const z = p[a * 3 + 2]! - p[b * 3 + 2]!;
    return x * x + y * y + z * z <= this.#tolerance * this.#tolerance;
  }
}
