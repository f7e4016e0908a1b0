import { analyzeSource } from "#lib/geometry/analyze.ts";
import { detectFormat, HEAD_BYTES, type ModelFormat } from "#lib/geometry/detect-format.ts";
import { createEstimator } from "#lib/geometry/estimate.ts";
import { encodePreview, makePreview } from "#lib/geometry/preview.ts";
import { createReader } from "#lib/geometry/readers/create-reader.ts";
import type { GltfCodecs } from "#lib/geometry/readers/gltf/codecs.ts";
import { loadMeshopt } from "#lib/geometry/readers/gltf/load-meshopt.ts";
import type { SourceModel } from "#lib/geometry/readers/reader.ts";
import { GeometryRefusal } from "#lib/geometry/refusal.ts";
import type { LookMessage } from "./local-look.ts";
import { isLookedInto, SHOWN_TRIANGLES } from "./look-limits.ts";

/** A stream comes in small pieces, each with a turn of its own: this takes half the time. */
const PIECE = 4 << 20;

const tell = (message: LookMessage, moved: Transferable[] = []) => postMessage(message, { transfer: moved });

/** Runs in a Worker: looks into one file and tells its sums, then its first look, then a copy to show. */
addEventListener("message", ({ data: file }: MessageEvent<File>) => {
  // Whether a file can be used is the server's word: what cannot be read here is only not shown early.
  look(file)
    .catch(() => {})
    .finally(() => tell({ kind: "end" }));
});

async function look(file: File): Promise<void> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const found = detectFormat(head, file.name, file.size);
  if (found instanceof GeometryRefusal) return;
  const { format } = found;
  await estimate(file, format);
  const { deviceMemory } = navigator as Navigator & { deviceMemory?: number };
  if (!isLookedInto(format, file.size, deviceMemory)) return;
  const model = await read(file, format);
  tell({ kind: "report", report: analyzeSource(format, model, { fileName: file.name }) });
  const preview = encodePreview(makePreview(model.mesh, SHOWN_TRIANGLES));
  tell({ kind: "preview", preview, declared: model.unit }, [preview]);
}

async function estimate(file: File, format: ModelFormat): Promise<void> {
  const estimator = createEstimator(format);
  if (!estimator) return;
  for await (const piece of piecesOf(file)) estimator.push(piece);
  tell({ kind: "estimate", estimate: estimator.finish() });
}

async function read(file: File, format: ModelFormat): Promise<SourceModel> {
  const codecs: GltfCodecs = format === "glb" || format === "gltf" ? { meshopt: await loadMeshopt() } : {};
  const reader = createReader(format, file.size, codecs);
  for await (const piece of piecesOf(file)) reader.push(piece);
  return reader.finish();
}

async function* piecesOf(file: File): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += PIECE)
    yield new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
}
