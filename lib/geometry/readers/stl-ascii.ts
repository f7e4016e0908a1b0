import { GrowingArray } from "../growing-array.ts";
import { LIMITS } from "../limits.ts";
import type { ReaderNote } from "../mesh.ts";
import { GeometryRefusal } from "../refusal.ts";
import { parseCoordinate } from "../text/coordinate.ts";
import { isSpace, WordBoundary } from "../text/words.ts";
import { VertexWelder } from "../vertex-welder.ts";
import { type ModelReader, onePart, type SourceModel } from "./reader.ts";

const lower = (word: string): Uint8Array => new TextEncoder().encode(word);
const SOLID = lower("solid");
const END_SOLID = lower("endsolid");
const VERTEX = ["vertex", null, null, null];
/** The words of one facet in order; null stands for a number. */
const FACET = [
  ...["facet", "normal", null, null, null, "outer", "loop"],
  ...VERTEX,
  ...VERTEX,
  ...VERTEX,
  ...["endloop", "endfacet"],
].map((word) => (word === null ? null : lower(word)));
const FIRST_VERTEX = 7;
const END_OF_LOOP = 19;

/**
 * ASCII STL: any white space between words, any case, several solids; the rest of a `solid` or `endsolid` line
 * is a name. A missing `endsolid` after a whole facet is a finding, everything else is refused where it stands:
 * nothing is guessed. Normals are skipped.
 */
export class StlAsciiReader implements ModelReader {
  readonly #words = new WordBoundary();
  readonly #welder = new VertexWelder(1024);
  readonly #triangles = new GrowingArray<Uint32Array>(Uint32Array, 3072);
  #line = 1;
  #step = 0;
  #inSolid = false;
  #inName = false;
  #corner = new Float64Array(3);
  /** Byte of the file at which the current piece starts. */
  #piece = 0;
  #seen = 0;
  #missingEnds: ReaderNote | null = null;
  #trailing: ReaderNote | null = null;

  push(chunk: Uint8Array): void {
    this.#seen += chunk.length;
    this.#words.push(chunk, (bytes) => this.#take(bytes));
  }

  #take(bytes: Uint8Array): void {
    let at = 0;
    const end = bytes.length;
    while (at < end) {
      const byte = bytes[at]!;
      if (byte === 10) {
        this.#line++;
        this.#inName = false;
        at++;
      } else if (byte === 13) {
        this.#inName = false;
        at++;
      } else if (this.#inName || isSpace(byte)) {
        at++;
      } else {
        const start = at;
        while (at < end && !isSpace(bytes[at]!)) at++;
        this.#word(bytes, start, at);
      }
    }
    this.#piece += end;
  }

  #word(bytes: Uint8Array, start: number, end: number): void {
    const step = this.#step;
    const expected = FACET[step];
    if (expected === null) {
      if (step >= FIRST_VERTEX) this.#number(step, bytes, start, end);
    } else if (!this.#inSolid || (step === 0 && !matches(bytes, start, end, FACET[0]!))) {
      this.#betweenFacets(bytes, start, end);
      return;
    } else if (!matches(bytes, start, end, expected!)) {
      this.#refuse(bytes, start, end);
    }
    this.#step = step + 1 === FACET.length ? 0 : step + 1;
  }

  #number(step: number, bytes: Uint8Array, start: number, end: number): void {
    const axis = (step - FIRST_VERTEX - 1) & 3;
    this.#corner[axis] = parseCoordinate(bytes, start, end, this.#line);
    if (axis < 2) return;
    const id = this.#welder.add(this.#corner[0]!, this.#corner[1]!, this.#corner[2]!);
    this.#triangles.push(id);
    if (step === END_OF_LOOP - 1 && this.#triangles.length > LIMITS.triangles * 3) {
      throw new GeometryRefusal("TOO_MANY_TRIANGLES", { line: this.#line }, { limit: LIMITS.triangles });
    }
  }

  #betweenFacets(bytes: Uint8Array, start: number, end: number): void {
    const opens = matches(bytes, start, end, SOLID);
    if (opens && this.#inSolid) this.#noteMissingEnd(this.#piece + start);
    if (!opens && !(this.#inSolid && matches(bytes, start, end, END_SOLID))) {
      if (this.#inSolid || !isFill(bytes, start, end)) this.#refuse(bytes, start, end);
      const byte = this.#trailing?.byte ?? this.#piece + start;
      this.#trailing = { code: "trailing_bytes", count: this.#piece + end - byte, byte };
      return;
    }
    this.#inSolid = opens;
    this.#inName = true;
  }

  #noteMissingEnd(byte: number): void {
    const { count, byte: first } = this.#missingEnds ?? { count: 0, byte };
    this.#missingEnds = { code: "malformed_container", count: count + 1, byte: first };
  }

  #refuse(bytes: Uint8Array, start: number, end: number): never {
    const token = new TextDecoder().decode(bytes.subarray(start, Math.min(end, start + 24)));
    throw new GeometryRefusal("NOT_A_VALID_STL", { line: this.#line }, { token });
  }

  finish(): SourceModel {
    this.#words.finish((bytes) => this.#take(bytes));
    const empty = this.#triangles.length === 0;
    if (this.#step !== 0 || (this.#inSolid && empty))
      throw new GeometryRefusal("TRUNCATED", { line: this.#line });
    if (empty) throw new GeometryRefusal("NO_TRIANGLES");
    if (this.#inSolid) this.#noteMissingEnd(this.#seen);
    const notes = [this.#missingEnds, this.#trailing].filter((note) => note !== null);
    return onePart(this.#welder.finish(), this.#triangles.finish(), notes);
  }
}

/** True for what old disks put behind a text: zeros, and the end mark of CP/M. */
const isFill = (bytes: Uint8Array, start: number, end: number): boolean =>
  bytes.subarray(start, end).every((byte) => byte === 0 || byte === 26);

/** True if the word equals `expected` (lower-case letters), in any case. */
function matches(bytes: Uint8Array, start: number, end: number, expected: Uint8Array): boolean {
  if (end - start !== expected.length) return false;
  for (let i = 0; i < expected.length; i++) {
    if ((bytes[start + i]! | 32) !== expected[i]) return false;
  }
  return true;
}
