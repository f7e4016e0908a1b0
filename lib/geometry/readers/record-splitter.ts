/**
 * Cuts a stream into records of one size. Whole records inside a chunk are handed over in place, without a
 * copy; only the record that straddles two chunks is put together in a small buffer.
 */
export class RecordSplitter {
  readonly #size: number;
  readonly #carry: Uint8Array;
  #carried = 0;

  constructor(size: number) {
    this.#size = size;
    this.#carry = new Uint8Array(size);
  }

  /** Bytes of an unfinished record. */
  get rest(): number {
    return this.#carried;
  }

  /** Calls `take(bytes, offset, count)` for runs of whole records. */
  push(chunk: Uint8Array, take: (bytes: Uint8Array, offset: number, count: number) => void): void {
    let at = 0;
    if (this.#carried > 0) {
      at = Math.min(this.#size - this.#carried, chunk.length);
      this.#carry.set(chunk.subarray(0, at), this.#carried);
      this.#carried += at;
      if (this.#carried < this.#size) return;
      take(this.#carry, 0, 1);
      this.#carried = 0;
    }
    const count = Math.floor((chunk.length - at) / this.#size);
    if (count > 0) take(chunk, at, count);
    this.#carried = chunk.length - at - count * this.#size;
    this.#carry.set(chunk.subarray(chunk.length - this.#carried), 0);
  }
}
