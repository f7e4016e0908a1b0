import { GeometryRefusal } from "../refusal.ts";
import type { XmlTag } from "./tag.ts";

interface Binding {
  prefix: string;
  uri: string;
  depth: number;
}

/** Namespace bindings in scope. A prefix that nothing declares is refused, on elements and attributes alike. */
export class Namespaces {
  readonly #bindings: Binding[] = [
    { prefix: "xml", uri: "http://www.w3.org/XML/1998/namespace", depth: -1 },
    { prefix: "", uri: "", depth: -1 },
  ];

  /** Takes the declarations of a start tag and returns the namespace of its element. */
  enter(tag: XmlTag, depth: number): string {
    let prefixed = tag.name.prefix !== "";
    for (let i = 0; i < tag.count; i++) {
      const name = tag.names[i]!;
      if (name.prefix === "xmlns") this.#bindings.push({ prefix: name.local, uri: tag.textAt(i), depth });
      else if (name.text === "xmlns") this.#bindings.push({ prefix: "", uri: tag.textAt(i), depth });
      else if (name.prefix !== "") prefixed = true;
    }
    if (prefixed) {
      for (let i = 0; i < tag.count; i++) {
        const { prefix } = tag.names[i]!;
        if (prefix !== "" && prefix !== "xmlns") this.uri(prefix, tag.line);
      }
    }
    return this.uri(tag.name.prefix, tag.line);
  }

  leave(depth: number): void {
    while (this.#bindings.at(-1)!.depth >= depth) this.#bindings.pop();
  }

  uri(prefix: string, line: number): string {
    for (let i = this.#bindings.length - 1; i >= 0; i--) {
      if (this.#bindings[i]!.prefix === prefix) return this.#bindings[i]!.uri;
    }
    throw new GeometryRefusal("MALFORMED_3MF", { line }, { reason: "prefix" });
  }
}
