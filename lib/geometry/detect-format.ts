import { LIMITS } from "./limits.ts";
import { GeometryRefusal } from "./refusal.ts";
import { foreignType } from "./text/foreign-type.ts";
import { isMostlyText, latin1, objLike } from "./text/looks.ts";
import { asUtf8 } from "./text/utf8-pieces.ts";

export type ModelFormat =
  | "stl-binary"
  | "stl-ascii"
  | "obj"
  | "ply-ascii"
  | "ply-binary_little_endian"
  | "ply-binary_big_endian"
  | "3mf"
  | "glb"
  | "gltf";

export interface DetectedFormat {
  format: ModelFormat;
  /** Triangles a binary STL promises; null where the head does not say. */
  promisedTriangles: number | null;
}

/** Bytes of the head that `detectFormat` likes to see. */
export const HEAD_BYTES = 4096;

const STL_HEADER = 84;
const STL_RECORD = 50;

/**
 * Names the format from the first bytes (HEAD_BYTES are enough), the whole size and, where contents do not
 * tell (OBJ has no signature), the file's name. Returns a refusal for what is certainly not a model, so that
 * the page can say so before an upload starts. A pass is not a promise: the reader decides.
 */
export function detectFormat(
  head: Uint8Array,
  fileName: string,
  size: number,
): DetectedFormat | GeometryRefusal {
  if (size === 0) return new GeometryRefusal("EMPTY_FILE");
  if (size > LIMITS.fileBytes) {
    return new GeometryRefusal("FILE_TOO_LARGE", null, { bytes: size, limitBytes: LIMITS.fileBytes });
  }
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
  const plain = asUtf8(head).subarray(0, HEAD_BYTES);
  const text = latin1(plain);
  const found = bySignature(text, extension) ?? byContents(head, isMostlyText(plain), text, extension, size);
  const isNamedStep = /^(stp|step|stpz)$/.test(extension);
  return isNamedStep && found instanceof GeometryRefusal ? stepRefused() : found;
}

const detected = (format: ModelFormat, promisedTriangles: number | null = null): DetectedFormat => ({
  format,
  promisedTriangles,
});

/** Exchange files may open with blanks or a remark (ISO 10303-21). */
const STEP_OPENING = /^\s*(?:\/\*(?:(?!\*\/)[\s\S])*\*\/\s*)*ISO-10303-21/;

const stepRefused = () => new GeometryRefusal("STEP_NOT_SUPPORTED", { byte: 0 });

function bySignature(text: string, extension: string): DetectedFormat | GeometryRefusal | null {
  if (text.startsWith("glTF")) return detected("glb");
  if (/^ply\s/.test(text)) return plyFormat(text);
  if (text.startsWith("PK")) return zipFormat(text, extension);
  if (STEP_OPENING.test(text)) return stepRefused();
  const found = foreignType(text);
  return found ? new GeometryRefusal("NOT_A_MESH_FILE", { byte: 0 }, { found }) : null;
}

function plyFormat(text: string): DetectedFormat | GeometryRefusal {
  const format = /^\s*format\s+(ascii|binary_little_endian|binary_big_endian)\s/m.exec(text)?.[1];
  if (!format) return new GeometryRefusal("MALFORMED_FILE", { byte: 0 }, { format: "PLY", reason: "format" });
  return detected(`ply-${format}` as ModelFormat);
}

function zipFormat(text: string, extension: string): DetectedFormat | GeometryRefusal {
  const office = /\b(word|xl|ppt)\/|META-INF\/|mimetypeapplication|AndroidManifest/.exec(text);
  const opc = /\[Content_Types\]\.xml|_rels\/|3D\/|Metadata\//i.test(text);
  if (extension === "3mf" || (opc && !office)) return detected("3mf");
  return new GeometryRefusal("NOT_A_MESH_FILE", { byte: 0 }, { found: office ? "office" : "zip" });
}

function byContents(
  head: Uint8Array,
  textual: boolean,
  text: string,
  extension: string,
  size: number,
): DetectedFormat | GeometryRefusal {
  const promised =
    head.length >= STL_HEADER ? new DataView(head.buffer, head.byteOffset).getUint32(80, true) : null;
  const promisedSize = promised === null ? null : STL_HEADER + STL_RECORD * promised;
  if (promisedSize === size) return detected("stl-binary", promised);
  const mostlyKept = promisedSize !== null && promisedSize < size && size < promisedSize * 2;
  if (/^\s*solid(\s|$)/i.test(text) && (textual || (!mostlyKept && /facet\s+normal/i.test(text))))
    return detected("stl-ascii");
  if (textual) return textFormat(text, extension);
  if (promisedSize !== null && (mostlyKept || extension === "stl")) {
    return promisedSize < size ? detected("stl-binary", promised) : truncated(promised, promisedSize, size);
  }
  if (extension === "stl")
    return new GeometryRefusal(
      "TRUNCATED",
      { byte: size },
      { promised: 0, expectedBytes: STL_HEADER, bytes: size },
    );
  if (["ply", "obj", "gltf", "glb"].includes(extension)) return malformedByName(extension);
  return new GeometryRefusal(
    extension === "3mf" ? "NOT_A_3MF_PACKAGE" : "NOT_A_MESH_FILE",
    { byte: 0 },
    { found: "unknown" },
  );
}

function truncated(promised: number | null, expectedBytes: number, bytes: number): GeometryRefusal {
  return new GeometryRefusal("TRUNCATED", { byte: bytes }, { promised: promised ?? 0, expectedBytes, bytes });
}

function textFormat(text: string, extension: string): DetectedFormat | GeometryRefusal {
  if (/^\s*\{/.test(text)) {
    if (extension === "gltf" || text.includes('"asset"')) return detected("gltf");
    return new GeometryRefusal("NOT_A_MESH_FILE", { byte: 0 }, { found: "json" });
  }
  if (extension === "obj" || (extension !== "stl" && extension !== "ply" && objLike(text)))
    return detected("obj");
  if (extension === "stl")
    return new GeometryRefusal("NOT_A_VALID_STL", { line: 1 }, { token: firstWord(text) });
  if (extension === "ply" || extension === "gltf" || extension === "glb") return malformedByName(extension);
  if (extension === "3mf") return new GeometryRefusal("NOT_A_3MF_PACKAGE", { byte: 0 });
  const gcode = /^\s*(;|G\d+\s|M\d+\s)/im.test(text) && /^\s*[GM]\d+/m.test(text);
  return new GeometryRefusal("NOT_A_MESH_FILE", { byte: 0 }, { found: gcode ? "gcode" : "text" });
}

function malformedByName(extension: string): GeometryRefusal {
  if (extension === "glb") return new GeometryRefusal("MALFORMED_GLB", { byte: 0 }, { reason: "signature" });
  if (extension === "gltf") return new GeometryRefusal("MALFORMED_GLTF", { byte: 0 }, { reason: "json" });
  return new GeometryRefusal(
    "MALFORMED_FILE",
    { byte: 0 },
    { format: extension.toUpperCase(), reason: "signature" },
  );
}

const firstWord = (text: string): string => text.trim().split(/\s+/)[0]?.slice(0, 24) ?? "";
