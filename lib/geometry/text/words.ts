import { LIMITS } from "../limits.ts";
import { GeometryRefusal } from "../refusal.ts";

export const isSpace = (byte: number): boolean => byte === 32 || (byte >= 9 && byte <= 13);

/**
 * Hands a text stream over in pieces that end at white space, so that no word is cut. Keeps at most one
 * unfinished word; a longer one than the limit is refused (LINE_TOO_LONG) as soon as it is seen.
 */
export class WordBoundary {
  #carry = new Uint8Array(0);
  readonly #breaks: (byte: number) => boolean;

  constructor(breaks: (byte: number) => boolean = isSpace) {
    this.#breaks = breaks;
  }

  push(chunk: Uint8Array, take: (bytes: Uint8Array) => void): void {
    let cut = chunk.length;
    while (cut > 0 && !this.#breaks(chunk[cut - 1]!)) cut--;
    if (cut === 0) {
      this.#carry = joined(this.#carry, chunk);
    } else {
      if (this.#carry.length > 0) cut = this.#finishCarry(chunk, cut, take);
      else take(chunk.subarray(0, cut));
      this.#carry = chunk.slice(cut);
    }
    if (this.#carry.length > LIMITS.textToken) {
      throw new GeometryRefusal("LINE_TOO_LONG", null, { limitBytes: LIMITS.textToken });
    }
  }

  #finishCarry(chunk: Uint8Array, cut: number, take: (bytes: Uint8Array) => void): number {
    let first = 0;
    while (!this.#breaks(chunk[first]!)) first++;
    take(joined(this.#carry, chunk.subarray(0, first + 1)));
    if (first + 1 < cut) take(chunk.subarray(first + 1, cut));
    return cut;
  }

  /** The last word, if the stream did not end in white space. */
  finish(take: (bytes: Uint8Array) => void): void {
    if (this.#carry.length > 0) take(joined(this.#carry, Uint8Array.of(10)));
    this.#carry = new Uint8Array(0);
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}
