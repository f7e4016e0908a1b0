import { WordBoundary } from "./words.ts";

const isBreak = (byte: number): boolean => byte === 10 || byte === 13;

/** Receives one line without its end; `line` counts from 1. */
export type TakeLine = (bytes: Uint8Array, start: number, end: number, line: number) => void;

/** Hands a text stream over line by line, in place; ends may be LF, CRLF or CR. Long lines are refused. */
export class LineSplitter {
  readonly #pieces = new WordBoundary(isBreak);
  readonly #take: TakeLine;
  #line = 1;
  #afterReturn = false;

  constructor(take: TakeLine) {
    this.#take = take;
  }

  push(chunk: Uint8Array): void {
    this.#pieces.push(chunk, (bytes) => this.#scan(bytes));
  }

  finish(): void {
    this.#pieces.finish((bytes) => this.#scan(bytes));
  }

  #scan(bytes: Uint8Array): void {
    let start = 0;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte > 13 || !isBreak(byte)) continue;
      const secondHalf = byte === 10 && at === start && this.#afterReturn;
      if (!secondHalf) {
        if (at > start) this.#take(bytes, start, at, this.#line);
        this.#line++;
      }
      this.#afterReturn = byte === 13;
      start = at + 1;
    }
  }
}
