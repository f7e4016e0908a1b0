import { LIMITS } from "../limits.ts";
import { GeometryRefusal } from "../refusal.ts";

/** Puts a file together for formats that need all of it; a single chunk is used in place. */
export class ByteCollector {
  readonly #expected: number;
  #bytes = new Uint8Array(0);
  #length = 0;

  constructor(expected: number) {
    this.#expected = Math.min(expected, LIMITS.fileBytes);
  }

  push(chunk: Uint8Array): void {
    const length = this.#length + chunk.length;
    if (length > LIMITS.fileBytes) {
      throw new GeometryRefusal("FILE_TOO_LARGE", null, { bytes: length, limitBytes: LIMITS.fileBytes });
    }
    if (this.#length === 0 && chunk.length === this.#expected) {
      this.#bytes = chunk as Uint8Array<ArrayBuffer>;
    } else {
      if (length > this.#bytes.length) this.#grow(length);
      this.#bytes.set(chunk, this.#length);
    }
    this.#length = length;
  }

  #grow(needed: number): void {
    const grown = new Uint8Array(Math.max(needed, Math.min(this.#expected, 2 * needed)));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }

  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}
