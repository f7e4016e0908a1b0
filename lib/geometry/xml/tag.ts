import { GeometryRefusal } from "../refusal.ts";
import { parseInteger, parseNumber } from "../text/parse-number.ts";
import type { XmlName } from "./name-table.ts";

const ENTITIES: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** A start tag as byte ranges of the current piece; valid only during the call that hands it over. */
export class XmlTag {
  name: XmlName = { text: "", prefix: "", local: "" };
  /** Namespace of the element. */
  namespace = "";
  line = 0;
  bytes: Uint8Array = new Uint8Array(0);
  count = 0;
  readonly names: XmlName[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly #uriOf: (prefix: string, line: number) => string;

  /** `uriOf`: the namespace of a prefix in scope. */
  constructor(uriOf: (prefix: string, line: number) => string) {
    this.#uriOf = uriOf;
  }

  /** Index of an attribute by its full name, or -1. */
  find(name: string): number {
    for (let i = 0; i < this.count; i++) if (this.names[i]!.text === name) return i;
    return -1;
  }

  /** Value as text with entities resolved; only the five of XML and character numbers exist. */
  text(name: string): string | null {
    const i = this.find(name);
    return i < 0 ? null : this.textAt(i);
  }

  /** Value of an attribute of another namespace, by whatever prefix; null if there is none. */
  textIn(namespace: string, local: string): string | null {
    for (let i = 0; i < this.count; i++) {
      const name = this.names[i]!;
      if (name.prefix === "" || name.local !== local || name.prefix === "xmlns") continue;
      if (this.#uriOf(name.prefix, this.line) === namespace) return this.textAt(i);
    }
    return null;
  }

  textAt(i: number): string {
    const raw = new TextDecoder().decode(this.bytes.subarray(this.starts[i]!, this.ends[i]!));
    if (!raw.includes("&")) return raw;
    return raw.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{1,8})?;?/gi, (whole, name: string | undefined) => {
      const code = name?.[0] === "#" ? Number(name[1] === "x" ? `0${name.slice(1)}` : name.slice(1)) : -1;
      if (whole.endsWith(";") && code >= 0 && code <= 0x10ffff) return String.fromCodePoint(code);
      const known = whole.endsWith(";") ? ENTITIES[name ?? ""] : undefined;
      if (known === undefined)
        throw new GeometryRefusal("MALFORMED_3MF", { line: this.line }, { reason: "entity" });
      return known;
    });
  }

  /** Value as a number; NaN if it is missing or not a number. */
  number(name: string): number {
    return this.#parsed(name, parseNumber);
  }

  /** Value as a whole number; NaN if it is missing or anything else. */
  integer(name: string): number {
    return this.#parsed(name, parseInteger);
  }

  /** White space around a number does not count (XML Schema: collapse), nor how its characters are written. */
  #parsed(name: string, parse: typeof parseNumber): number {
    const i = this.find(name);
    if (i < 0) return Number.NaN;
    const value = parse(this.bytes, this.starts[i]!, this.ends[i]!);
    if (!Number.isNaN(value)) return value;
    const plain = new TextEncoder().encode(this.textAt(i).trim());
    return parse(plain, 0, plain.length);
  }
}
