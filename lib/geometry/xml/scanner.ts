import { LIMITS } from "../limits.ts";
import { GeometryRefusal } from "../refusal.ts";
import { isSpace } from "../text/words.ts";
import { NameTable, type XmlName } from "./name-table.ts";
import { Namespaces } from "./namespaces.ts";
import { XmlTag } from "./tag.ts";

export interface XmlEvents {
  start(tag: XmlTag): void;
  end(name: XmlName): void;
}

const LT = 60;
const GT = 62;
const SLASH = 47;
const BANG = 33;
const QUESTION = 63;

/**
 * Streaming XML 1.0 scanner for model parts: elements and attributes only, text is passed over. No DTD, so no
 * entity can be declared and nothing external is ever named. Checks what matters here: nesting, attribute
 * syntax, declared prefixes, one root; depth, names and the length of one construct are bounded.
 */
export class XmlScanner {
  readonly #events: XmlEvents;
  readonly #names = new NameTable();
  readonly #namespaces = new Namespaces();
  readonly #tag = new XmlTag((prefix, line) => this.#namespaces.uri(prefix, line));
  readonly #open: XmlName[] = [];
  #carry = new Uint8Array(0);
  #line = 1;
  #roots = 0;

  constructor(events: XmlEvents) {
    this.#events = events;
  }

  push(piece: Uint8Array): void {
    const bytes = this.#carry.length === 0 ? piece : concat(this.#carry, piece);
    const rest = this.#scan(bytes);
    this.#carry = bytes.slice(rest);
    if (this.#carry.length > LIMITS.xml.construct) this.#refuse("construct");
  }

  finish(): void {
    if (this.#carry.some((byte) => !isSpace(byte)) || this.#open.length > 0 || this.#roots !== 1) {
      this.#refuse("unfinished");
    }
  }

  /** Scans whole constructs; returns where the first unfinished one starts. */
  #scan(bytes: Uint8Array): number {
    let at = 0;
    while (at < bytes.length) {
      while (at < bytes.length && bytes[at] !== LT) {
        if (bytes[at] === 10) this.#line++;
        at++;
      }
      if (at + 1 >= bytes.length) return at;
      const kind = bytes[at + 1]!;
      const end = kind === BANG || kind === QUESTION ? this.#endOfAside(bytes, at) : endOfTag(bytes, at);
      if (end < 0) return at;
      if (kind === SLASH) this.#endTag(bytes, at + 2, end - 1);
      else if (kind !== BANG && kind !== QUESTION) this.#startTag(bytes, at + 1, end - 1);
      at = end;
    }
    return at;
  }

  /** End of a comment, CDATA section or processing instruction; -1 if it is not all there yet. */
  #endOfAside(bytes: Uint8Array, at: number): number {
    if (bytes[at + 1] === QUESTION) return this.#after(bytes, at + 2, "?>");
    if (bytes.length < at + 9) return -1;
    const head = String.fromCharCode(...bytes.subarray(at, at + 9));
    if (head.startsWith("<!--")) return this.#after(bytes, at + 4, "-->");
    if (head === "<![CDATA[") return this.#after(bytes, at + 9, "]]>");
    return this.#refuse(head === "<!DOCTYPE" ? "dtd" : "markup");
  }

  #after(bytes: Uint8Array, from: number, closing: string): number {
    const last = closing.charCodeAt(closing.length - 1);
    const first = closing.charCodeAt(0);
    const back = closing.length - 1;
    for (let at = bytes.indexOf(last, from + back); at >= 0; at = bytes.indexOf(last, at + 1)) {
      if (bytes[at - 1] !== first || bytes[at - back] !== first) continue;
      for (let i = from; i < at; i++) if (bytes[i] === 10) this.#line++;
      return at + 1;
    }
    return -1;
  }

  #endTag(bytes: Uint8Array, start: number, gt: number): void {
    let end = gt;
    while (end > start && isSpace(bytes[end - 1]!)) end--;
    const name = this.#names.get(bytes, start, end);
    if (this.#open.pop() !== name) this.#refuse("nesting");
    this.#events.end(name);
    this.#namespaces.leave(this.#open.length);
  }

  #startTag(bytes: Uint8Array, start: number, gt: number): void {
    const empty = bytes[gt - 1] === SLASH;
    const end = empty ? gt - 1 : gt;
    const tag = this.#tag;
    let at = start;
    while (at < end && !isSpace(bytes[at]!)) at++;
    tag.name = this.#names.get(bytes, start, at);
    tag.bytes = bytes;
    tag.line = this.#line;
    this.#attributes(bytes, at, end);
    if (this.#open.length === 0 && ++this.#roots > 1) this.#refuse("roots");
    tag.namespace = this.#namespaces.enter(tag, this.#open.length);
    if (this.#open.length >= LIMITS.xml.depth) this.#refuse("depth");
    this.#open.push(tag.name);
    this.#events.start(tag);
    if (!empty) return;
    this.#open.pop();
    this.#events.end(tag.name);
    this.#namespaces.leave(this.#open.length);
  }

  #attributes(bytes: Uint8Array, start: number, end: number): void {
    const tag = this.#tag;
    tag.count = 0;
    for (let at = start; ; ) {
      const gap = at;
      while (at < end && isSpace(bytes[at]!)) if (bytes[at++] === 10) this.#line++;
      if (at >= end) return;
      const name = at;
      while (at < end && bytes[at] !== 61 && !isSpace(bytes[at]!)) at++;
      const nameEnd = at;
      while (at < end && isSpace(bytes[at]!)) at++;
      if (at === gap || gap === name || bytes[at] !== 61) this.#refuse("attribute");
      at++;
      while (at < end && isSpace(bytes[at]!)) at++;
      const quote = bytes[at]!;
      const close = quote === 34 || quote === 39 ? bytes.indexOf(quote, at + 1) : -1;
      if (close < 0 || close >= end) this.#refuse("attribute");
      this.#attribute(this.#names.get(bytes, name, nameEnd), at + 1, close);
      at = close + 1;
    }
  }

  #attribute(name: XmlName, start: number, end: number): void {
    const tag = this.#tag;
    for (let i = 0; i < tag.count; i++) if (tag.names[i] === name) this.#refuse("attribute");
    if (tag.count === LIMITS.xml.attributes) this.#refuse("attributes");
    tag.names[tag.count] = name;
    tag.starts[tag.count] = start;
    tag.ends[tag.count] = end;
    tag.count++;
  }

  #refuse(reason: string): never {
    throw new GeometryRefusal("MALFORMED_3MF", { line: this.#line }, { reason });
  }
}

/** Byte after the `>` that closes a tag, quotes respected; -1 if it is not all there yet. */
function endOfTag(bytes: Uint8Array, start: number): number {
  let quote = 0;
  for (let at = start + 1; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === GT) return at + 1;
    else if (byte === 34 || byte === 39) quote = byte;
  }
  return -1;
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}
