import { LIMITS } from "../../limits.ts";
import type { ReaderNote } from "../../mesh.ts";
import { GeometryRefusal } from "../../refusal.ts";
import { parseCoordinate } from "../../text/coordinate.ts";
import { parseNumber } from "../../text/parse-number.ts";
import { isSpace, WordBoundary } from "../../text/words.ts";
import type { IndexedDraft } from "../indexed-draft.ts";
import type { PlyElement } from "./header.ts";
import { addStrips, type ElementPlan, planOf } from "./records.ts";

/** Numbers of an ASCII PLY body, word by word; line ends carry no meaning. */
export class PlyAsciiBody {
  readonly #words = new WordBoundary();
  readonly #draft: IndexedDraft;
  readonly #elements: { element: PlyElement; plan: ElementPlan }[];
  readonly #xyz = new Float64Array(3);
  readonly #list: number[] = [];
  #line: number;
  #element = 0;
  #record = 0;
  #property = 0;
  /** Numbers of a list still to come; -1 while its length is awaited. */
  #left = -1;
  /** Byte of the file at which the next piece starts. */
  #piece: number;
  /** Where words after the last element start and end. */
  #trailing: { from: number; to: number } | null = null;

  constructor(elements: PlyElement[], draft: IndexedDraft, firstLine: number, firstByte: number) {
    this.#elements = elements
      .filter(({ count, properties }) => count > 0 && properties.length > 0)
      .map((element) => ({ element, plan: planOf(element) }));
    this.#draft = draft;
    this.#line = firstLine;
    this.#piece = firstByte;
  }

  push(chunk: Uint8Array): void {
    this.#words.push(chunk, (bytes) => this.#take(bytes));
  }

  finish(): ReaderNote[] {
    this.#words.finish((bytes) => this.#take(bytes));
    if (this.#element < this.#elements.length) throw new GeometryRefusal("TRUNCATED", { line: this.#line });
    const trailing = this.#trailing;
    return trailing
      ? [{ code: "trailing_bytes", count: trailing.to - trailing.from, byte: trailing.from }]
      : [];
  }

  #take(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      if (isSpace(bytes[at]!)) {
        if (bytes[at] === 10) this.#line++;
        at++;
        continue;
      }
      const start = at;
      while (at < bytes.length && !isSpace(bytes[at]!)) at++;
      this.#word(bytes, start, at);
    }
    this.#piece += bytes.length;
  }

  #word(bytes: Uint8Array, start: number, end: number): void {
    const current = this.#elements[this.#element];
    if (!current) {
      this.#trailing = { from: this.#trailing?.from ?? this.#piece + start, to: this.#piece + end };
      return;
    }
    const { element, plan } = current;
    const property = element.properties[this.#property]!;
    const axis = plan.kind === "vertex" ? plan.axes.indexOf(this.#property) : -1;
    if (axis >= 0) this.#xyz[axis] = parseCoordinate(bytes, start, end, this.#line);
    else if (property.lengthType !== null && !this.#listWord(parseNumber(bytes, start, end), plan)) return;
    this.#property++;
    if (this.#property === element.properties.length) this.#endRecord(element, plan);
  }

  /** True once the list is complete. */
  #listWord(value: number, plan: ElementPlan): boolean {
    const counts = this.#left < 0 || plan.list === this.#property;
    if (counts && !Number.isInteger(value)) throw this.#refuse("list");
    if (this.#left < 0) {
      if (value < 0 || value > LIMITS.triangles) throw this.#refuse("list length");
      this.#left = value;
      if (plan.list === this.#property) this.#list.length = 0;
    } else {
      this.#left--;
      if (plan.list === this.#property) this.#list.push(value);
    }
    if (this.#left > 0) return false;
    this.#left = -1;
    return true;
  }

  #endRecord(element: PlyElement, plan: ElementPlan): void {
    const at = { line: this.#line };
    const [x, y, z] = this.#xyz;
    if (plan.kind === "vertex") this.#draft.vertex(x!, y!, z!, at);
    else if (plan.kind === "strips") addStrips(this.#draft, this.#list, this.#list.length, at);
    else if (plan.kind === "face" && this.#list.length < 3) throw this.#refuse("face");
    else if (plan.kind === "face") this.#draft.polygon(this.#list, this.#list.length, at);
    this.#property = 0;
    this.#record++;
    if (this.#record < element.count) return;
    this.#record = 0;
    this.#element++;
  }

  #refuse(reason: string): GeometryRefusal {
    return new GeometryRefusal("MALFORMED_FILE", { line: this.#line }, { format: "PLY", reason });
  }
}
