import { detectFormat, HEAD_BYTES, type ModelFormat } from "./detect-format.ts";
import { createReader } from "./readers/create-reader.ts";
import type { GltfCodecs } from "./readers/gltf/codecs.ts";
import type { SourceModel } from "./readers/reader.ts";
import { GeometryRefusal } from "./refusal.ts";
import type { SecondThread } from "./threads/second-thread.ts";

export interface ReadProgress {
  stage: "reading" | "welding" | "topology" | "measuring" | "walls";
  /** 0..1 of this stage. */
  share: number;
}

export interface ReadOptions {
  fileName: string;
  /** Decoders for compressed glTF, from `loadCodecs`; without them such files are refused. */
  codecs?: GltfCodecs;
  onProgress?: (progress: ReadProgress) => void;
  /** Takes a part of the work on large models; the results are the same without it. */
  second?: SecondThread | null;
}

/** Formats that need the whole file get it in one piece, so that it is not copied. */
const PIECE = 4 << 20;

/** Reads a whole file. Throws GeometryRefusal for whatever cannot be read in full and without guessing. */
export function readModel(
  bytes: Uint8Array,
  options: ReadOptions,
): { format: ModelFormat; model: SourceModel } {
  const found = detectFormat(bytes.subarray(0, HEAD_BYTES), options.fileName, bytes.length);
  if (found instanceof GeometryRefusal) throw found;
  const reader = createReader(found.format, bytes.length, options.codecs ?? {}, options.second);
  const piece =
    found.format.startsWith("stl") || found.format === "obj" || found.format === "ply-ascii"
      ? PIECE
      : bytes.length;
  for (let at = 0; at < bytes.length; at += piece) {
    reader.push(bytes.subarray(at, at + piece));
    options.onProgress?.({ stage: "reading", share: Math.min(1, (at + piece) / bytes.length) });
  }
  options.onProgress?.({ stage: "welding", share: 0 });
  return { format: found.format, model: reader.finish() };
}
