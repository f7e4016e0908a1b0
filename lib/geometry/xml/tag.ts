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
    const i = this.find(name);
    return i < 0 ? Number.NaN : parseNumber(this.bytes, this.starts[i]!, this.ends[i]!);
  }

  /** Value as a whole number; NaN if it is missing or anything else. */
  integer(name: string): number {
    const i = this.find(name);
    return i < 0 ? Number.NaN : parseInteger(this.bytes, this.starts[i]!, this.ends[i]!);
  }
}
