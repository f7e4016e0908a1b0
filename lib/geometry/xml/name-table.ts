import { LIMITS } from "../limits.ts";
import { GeometryRefusal } from "../refusal.ts";

export interface XmlName {
  text: string;
  /** Part before the colon, empty if none. */
  prefix: string;
  local: string;
}

/** Element and attribute names as one object each, found by their bytes without making strings again. */
export class NameTable {
  readonly #slots: ({ bytes: Uint8Array; name: XmlName } | undefined)[] = new Array(8192);
  #count = 0;

  get(bytes: Uint8Array, start: number, end: number): XmlName {
    let hash = end - start;
    for (let at = start; at < end; at++) hash = Math.imul(hash, 31) + bytes[at]!;
    for (let slot = (hash ^ (hash >>> 13)) & 8191; ; slot = (slot + 1) & 8191) {
      const found = this.#slots[slot];
      if (!found) return this.#add(slot, bytes.slice(start, end));
      if (sameBytes(found.bytes, bytes, start, end)) return found.name;
    }
  }

  #add(slot: number, bytes: Uint8Array): XmlName {
    const text = new TextDecoder().decode(bytes);
    if (
      ++this.#count > LIMITS.xml.names ||
      !/^[\p{L}_][\p{L}\p{N}._-]*(:[\p{L}_][\p{L}\p{N}._-]*)?$/u.test(text)
    ) {
      throw new GeometryRefusal("MALFORMED_3MF", null, { reason: "name" });
    }
    const colon = text.indexOf(":");
    const name = { text, prefix: colon < 0 ? "" : text.slice(0, colon), local: text.slice(colon + 1) };
    this.#slots[slot] = { bytes, name };
    return name;
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array, start: number, end: number): boolean {
  if (a.length !== end - start) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[start + i]) return false;
  return true;
}
