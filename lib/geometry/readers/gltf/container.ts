import { LIMITS } from "../../limits.ts";
import type { ReaderNote } from "../../mesh.ts";
import { GeometryRefusal } from "../../refusal.ts";
import { type Json, malformed, objectAt } from "./json.ts";

export interface GltfContainer {
  document: Json;
  /** The binary chunk of a GLB; null in a .gltf file. */
  binary: Uint8Array | null;
  notes: ReaderNote[];
}

const JSON_CHUNK = 0x4e4f534a;
const BIN_CHUNK = 0x004e4942;

/** Splits a GLB 2.0 container (glTF 2.0 specification, section 4.4) or takes a .gltf document. */
export function openContainer(format: "glb" | "gltf", bytes: Uint8Array): GltfContainer {
  if (format === "gltf") return { document: parseJson(bytes), binary: null, notes: [] };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 20) throw malformedGlb("length", bytes.length);
  if (view.getUint32(4, true) !== 2) throw malformedGlb("version", 4);
  const length = view.getUint32(8, true);
  if (length > bytes.length) {
    throw new GeometryRefusal(
      "TRUNCATED",
      { byte: bytes.length },
      { expectedBytes: length, bytes: bytes.length },
    );
  }
  if (length < 20) throw malformedGlb("length", 8);
  const json = chunkAt(bytes, view, 12, length);
  if (json.type !== JSON_CHUNK) throw malformedGlb("chunk type", 16);
  const second = json.end + 8 <= length ? chunkAt(bytes, view, json.end, length) : null;
  const trailing = bytes.length - length;
  return {
    document: parseJson(json.content),
    binary: second?.type === BIN_CHUNK ? second.content : null,
    notes: trailing > 0 ? [{ code: "trailing_bytes", count: trailing, byte: length }] : [],
  };
}

function chunkAt(bytes: Uint8Array, view: DataView, at: number, end: number) {
  const length = view.getUint32(at, true);
  if (at + 8 + length > end) throw malformedGlb("chunk length", at);
  const content = bytes.subarray(at + 8, at + 8 + length);
  return { type: view.getUint32(at + 4, true), content, end: at + 8 + length };
}

function parseJson(bytes: Uint8Array): Json {
  if (bytes.length > LIMITS.gltfJsonBytes) {
    throw new GeometryRefusal("EXPANDS_TOO_MUCH", null, {
      bytes: bytes.length,
      limitBytes: LIMITS.gltfJsonBytes,
    });
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw malformed("json");
  }
  const document = objectAt(parsed, "document");
  const version = objectAt(document.asset, "asset").version;
  if (typeof version !== "string" || !version.startsWith("2.")) throw malformed("asset.version");
  return document;
}

const malformedGlb = (reason: string, byte: number) =>
  new GeometryRefusal("MALFORMED_GLB", { byte }, { reason });
