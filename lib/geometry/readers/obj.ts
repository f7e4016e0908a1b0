import { LIMITS } from "../limits.ts";
import { GeometryRefusal } from "../refusal.ts";
import { parseCoordinate } from "../text/coordinate.ts";
import { LineSplitter } from "../text/lines.ts";
import { parseInteger } from "../text/parse-number.ts";
import { isSpace } from "../text/words.ts";
import { IndexedDraft } from "./indexed-draft.ts";
import type { ModelReader, SourceModel } from "./reader.ts";

const V = 118;
const F = 102;
const BACKSLASH = 92;
const SLASH = 47;
const HASH = 35;

/**
 * Wavefront OBJ: `v` and `f` lines; polygons as fans, negative indices count back from the last vertex; all
 * groups and objects are one part. Points, lines, normals, textures and materials are passed over. `\` at the
 * end of a line joins the next one.
 */
export class ObjReader implements ModelReader {
  readonly #lines = new LineSplitter((bytes, start, end, line) => this.#join(bytes, start, end, line));
  readonly #draft = new IndexedDraft(1);
  readonly #corners: number[] = [];
  readonly #xyz = new Float64Array(3);
  #pending = "";

  push(chunk: Uint8Array): void {
    this.#lines.push(chunk);
  }

  #join(bytes: Uint8Array, start: number, end: number, line: number): void {
    const continues = bytes[end - 1] === BACKSLASH;
    if (!continues && this.#pending === "") {
      this.#line(bytes, start, end, line);
      return;
    }
    this.#pending += `${new TextDecoder("latin1").decode(bytes.subarray(start, continues ? end - 1 : end))} `;
    if (this.#pending.length > LIMITS.textToken) {
      throw new GeometryRefusal("LINE_TOO_LONG", { line }, { limitBytes: LIMITS.textToken });
    }
    if (continues) return;
    const joined = new TextEncoder().encode(this.#pending);
    this.#pending = "";
    this.#line(joined, 0, joined.length, line);
  }

  #line(bytes: Uint8Array, start: number, end: number, line: number): void {
    let at = start;
    while (at < end && isSpace(bytes[at]!)) at++;
    const kind = bytes[at]!;
    if ((kind !== V && kind !== F) || at + 1 >= end || !isSpace(bytes[at + 1]!)) return;
    if (kind === V) this.#vertex(bytes, at + 1, end, line);
    else this.#face(bytes, at + 1, end, line);
  }

  #vertex(bytes: Uint8Array, start: number, end: number, line: number): void {
    const xyz = this.#xyz;
    let at = start;
    for (let axis = 0; axis < 3; axis++) {
      while (at < end && isSpace(bytes[at]!)) at++;
      const word = at;
      while (at < end && !isSpace(bytes[at]!)) at++;
      xyz[axis] = parseCoordinate(bytes, word, at, line);
    }
    this.#draft.vertex(xyz[0]!, xyz[1]!, xyz[2]!, { line });
  }

  #face(bytes: Uint8Array, start: number, end: number, line: number): void {
    let count = 0;
    for (let at = start; at < end; ) {
      while (at < end && isSpace(bytes[at]!)) at++;
      if (bytes[at] === HASH) break;
      const word = at;
      while (at < end && bytes[at] !== SLASH && !isSpace(bytes[at]!)) at++;
      if (at > word) this.#corners[count++] = this.#index(bytes, word, at, line);
      while (at < end && !isSpace(bytes[at]!)) at++;
    }
    if (count < 3) throw new GeometryRefusal("MALFORMED_FILE", { line }, { format: "OBJ", reason: "face" });
    this.#draft.polygon(this.#corners, count, { line });
  }

  /** Vertex number from 0; a negative index counts back from the last vertex so far. */
  #index(bytes: Uint8Array, start: number, end: number, line: number): number {
    const number = parseInteger(bytes, start, end);
    if (Number.isNaN(number)) {
      const token = new TextDecoder("latin1").decode(bytes.subarray(start, Math.min(end, start + 24)));
      throw new GeometryRefusal("MALFORMED_NUMBER", { line }, { token });
    }
    const count = this.#draft.positions.length / 3;
    const index = number > 0 ? number - 1 : count + number;
    if (number === 0 || index < 0)
      throw new GeometryRefusal("INDEX_OUT_OF_RANGE", { line }, { index: number, count });
    return index;
  }

  finish(): SourceModel {
    this.#lines.finish();
    return this.#draft.finish();
  }
}
