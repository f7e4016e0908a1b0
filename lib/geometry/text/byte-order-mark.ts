import type { ModelReader, SourceModel } from "../readers/reader.ts";

/** UTF-8's mark, which some editors put before a text; it is no part of it. */
const MARK = [0xef, 0xbb, 0xbf] as const;

const startsWithMark = (bytes: Uint8Array): boolean => MARK.every((byte, i) => bytes[i] === byte);

/** The bytes after a byte order mark, if there is one. */
export const withoutMark = (bytes: Uint8Array): Uint8Array =>
  startsWithMark(bytes) ? bytes.subarray(MARK.length) : bytes;

/** Gives a text reader its file without the mark, also where that comes in pieces. */
export class MarkSkipper implements ModelReader {
  readonly #reader: ModelReader;
  #head: Uint8Array | null = new Uint8Array(0);

  constructor(reader: ModelReader) {
    this.#reader = reader;
  }

  push(chunk: Uint8Array): void {
    if (this.#head === null) {
      this.#reader.push(chunk);
      return;
    }
    const head = new Uint8Array(this.#head.length + chunk.length);
    head.set(this.#head);
    head.set(chunk, this.#head.length);
    this.#head = head;
    if (head.length >= MARK.length) this.#start();
  }

  #start(): void {
    if (this.#head) this.#reader.push(withoutMark(this.#head));
    this.#head = null;
  }

  finish(): SourceModel {
    this.#start();
    return this.#reader.finish();
  }
}
