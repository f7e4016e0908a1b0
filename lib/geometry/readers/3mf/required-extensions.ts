import { GeometryRefusal } from "../../refusal.ts";
import type { XmlTag } from "../../xml/tag.ts";
import { HARMLESS_EXTENSIONS } from "./namespaces.ts";

/** Refuses a model that says it cannot be understood without an extension we do not read. */
export function checkRequiredExtensions(tag: XmlTag): void {
  for (const prefix of (tag.text("requiredextensions") ?? "").split(/\s+/)) {
    if (prefix === "") continue;
    const uri = tag.text(`xmlns:${prefix}`);
    if (uri === null) throw new GeometryRefusal("MALFORMED_3MF", { line: tag.line }, { reason: "prefix" });
    if (!HARMLESS_EXTENSIONS.has(uri)) {
      throw new GeometryRefusal("REQUIRED_EXTENSION_NOT_SUPPORTED", { line: tag.line }, { extension: uri });
    }
  }
}
