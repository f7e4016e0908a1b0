import type { ModelReader, SourceModel } from "../readers/reader.ts";
import { latin1 } from "./looks.ts";

/** Bytes that tell the encoding of a text. */
const TELLING = 3;

/** The encoding by a byte order mark, or by a first `<` that takes two bytes; null for anything else. */
function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const head = latin1(bytes.subarray(0, TELLING));
  if (/^(\xff\xfe|<\0)/.test(head)) return "utf-16le";
  return /^(\xfe\xff|\0<)/.test(head) ? "utf-16be" : null;
}

/** The bytes of a text in UTF-8 and without a mark; other bytes as they are. */
export function asUtf8(bytes: Uint8Array): Uint8Array {
  const utf16 = utf16Of(bytes);
  if (utf16) return new TextEncoder().encode(new TextDecoder(utf16).decode(bytes));
  return latin1(bytes.subarray(0, TELLING)) === "\xef\xbb\xbf" ? bytes.subarray(TELLING) : bytes;
}

/** Hands a text over in UTF-8 and without a mark, whatever the pieces it comes in. */
export class Utf8Pieces {
  readonly #take: (piece: Uint8Array) => void;
  #head: Uint8Array | null = new Uint8Array(0);
  #decoder: TextDecoder | null = null;

  constructor(take: (piece: Uint8Array) => void) {
    this.#take = take;
  }

  push(piece: Uint8Array): void {
    if (this.#head === null) this.#pass(piece);
    else {
      const head = new Uint8Array(this.#head.length + piece.length);
      head.set(this.#head);
      head.set(piece, this.#head.length);
      this.#head = head;
      if (head.length >= TELLING) this.#start();
    }
  }

  #start(): void {
    const head = this.#head!;
    this.#head = null;
    const utf16 = utf16Of(head);
    this.#decoder = utf16 && new TextDecoder(utf16);
    this.#pass(utf16 ? head : asUtf8(head));
  }

  #pass(piece: Uint8Array): void {
    this.#take(
      this.#decoder ? new TextEncoder().encode(this.#decoder.decode(piece, { stream: true })) : piece,
    );
  }

  finish(): void {
    if (this.#head) this.#start();
  }
}

/** Gives a text reader its file in UTF-8. */
export class Utf8Reader implements ModelReader {
  readonly #reader: ModelReader;
  readonly #pieces: Utf8Pieces;

  constructor(reader: ModelReader) {
    this.#reader = reader;
    this.#pieces = new Utf8Pieces((piece) => reader.push(piece));
  }

  push(chunk: Uint8Array): void {
    this.#pieces.push(chunk);
  }

  finish(): SourceModel {
    this.#pieces.finish();
    return this.#reader.finish();
  }
}
