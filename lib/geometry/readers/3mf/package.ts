import { LIMITS } from "../../limits.ts";
import { GeometryRefusal } from "../../refusal.ts";
import { Utf8Pieces } from "../../text/utf8-pieces.ts";
import { XmlScanner } from "../../xml/scanner.ts";
import { readDirectory, type ZipEntry } from "../../zip/directory.ts";
import { inflateEntry, type UnpackBudget } from "../../zip/inflate-entry.ts";
import { ModelHandler } from "./model-handler.ts";
import type { ModelPart } from "./model-part.ts";

const MODEL_RELATIONSHIP = "http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel";

/** A 3MF package: model parts are unpacked and parsed when first asked for, each once. */
export class Package {
  readonly #file: Uint8Array;
  readonly #entries = new Map<string, ZipEntry>();
  readonly #parts = new Map<string, ModelPart>();
  readonly #budget: UnpackBudget = { left: LIMITS.zip.unpackedBytes };

  constructor(file: Uint8Array) {
    this.#file = file;
    for (const entry of readDirectory(file)) {
      const key = entryKey(entry.name);
      if (this.#entries.has(key))
        throw new GeometryRefusal("MALFORMED_3MF", { byte: entry.offset }, { reason: "twice" });
      this.#entries.set(key, entry);
    }
  }

  /** Path of the root model by the package's relationships (Open Packaging Conventions). */
  rootPath(): string {
    const entry = this.#entries.get("/_rels/.rels");
    if (!entry) throw new GeometryRefusal("NOT_A_3MF_PACKAGE", null);
    let target: string | null = null;
    const scanner = new XmlScanner({
      start: (tag) => {
        if (tag.name.local === "Relationship" && tag.text("Type") === MODEL_RELATIONSHIP)
          target ??= tag.text("Target");
      },
      end: () => {},
    });
    this.#scan(entry, scanner);
    if (target === null) throw new GeometryRefusal("MALFORMED_3MF", null, { reason: "relationship" });
    return target;
  }

  part(path: string): ModelPart {
    const key = entryKey(path);
    const known = this.#parts.get(key);
    if (known) return known;
    const entry = this.#entries.get(key);
    if (!entry) throw new GeometryRefusal("MALFORMED_3MF", null, { reason: "part", path: path.slice(0, 80) });
    const handler = new ModelHandler();
    this.#scan(entry, new XmlScanner(handler));
    this.#parts.set(key, handler.part);
    return handler.part;
  }

  #scan(entry: ZipEntry, scanner: XmlScanner): void {
    const utf8 = new Utf8Pieces((piece) => scanner.push(piece));
    inflateEntry(this.#file, entry, this.#budget, (piece) => utf8.push(piece));
    utf8.finish();
    scanner.finish();
  }
}

/**
 * The name under which a part is kept: without case, escapes and relative steps, with slashes, the first in
 * front (OPC, section 6.2.2). Some programs pack it with back slashes, or escaped, against the format.
 */
function entryKey(name: string): string {
  const steps: string[] = [];
  for (const step of unescaped(name).replaceAll("\\", "/").split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step.toLowerCase());
  }
  return `/${steps.join("/")}`;
}

function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
