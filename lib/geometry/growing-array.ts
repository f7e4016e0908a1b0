type Kind = Float64ArrayConstructor | Uint32ArrayConstructor | Float32ArrayConstructor;

/** A typed array that doubles when full: no boxed numbers, no copy at the end beyond one `slice`. */
export class GrowingArray<T extends Float64Array | Uint32Array | Float32Array> {
  array: T;
  length = 0;
  readonly #kind: Kind;

  constructor(kind: Kind, capacity: number) {
    this.#kind = kind;
    this.array = new kind(Math.max(capacity, 12)) as T;
  }

  /** Makes room for `extra` more numbers; the caller then writes into `array` and moves `length`. */
  reserve(extra: number): void {
    const needed = this.length + extra;
    if (needed <= this.array.length) return;
    const grown = new this.#kind(Math.max(needed, this.array.length * 2)) as T;
    grown.set(this.array.subarray(0, this.length));
    this.array = grown;
  }

  push3(a: number, b: number, c: number): void {
    if (this.length + 3 > this.array.length) this.reserve(3);
    this.array[this.length] = a;
    this.array[this.length + 1] = b;
    this.array[this.length + 2] = c;
    this.length += 3;
  }

  push(a: number): void {
    if (this.length === this.array.length) this.reserve(1);
    this.array[this.length++] = a;
  }

  /** The numbers written so far; shares memory unless half of it would be wasted. */
  finish(): T {
    const used = this.length < this.array.length / 2 ? this.array.slice(0, this.length) : null;
    return (used ?? this.array.subarray(0, this.length)) as T;
  }
}
