import { analyzeSource } from "#lib/geometry/analyze.ts";
import { detectFormat, HEAD_BYTES, type ModelFormat } from "#lib/geometry/detect-format.ts";
import { createEstimator, type Estimator } from "#lib/geometry/estimate.ts";
import { encodePreview, makePreview } from "#lib/geometry/preview.ts";
import { createReader } from "#lib/geometry/readers/create-reader.ts";
import type { GltfCodecs } from "#lib/geometry/readers/gltf/codecs.ts";
import { loadNamedCodecs } from "#lib/geometry/readers/gltf/load-named-codecs.ts";
import { GltfReader } from "#lib/geometry/readers/gltf/reader.ts";
import type { SourceModel } from "#lib/geometry/readers/reader.ts";
import { GeometryRefusal } from "#lib/geometry/refusal.ts";
import type { LookMessage } from "./local-look.ts";
import { isLookedInto, SHOWN_TRIANGLES } from "./look-limits.ts";

/** A stream comes in small pieces, each with a turn of its own: this takes half the time. */
const PIECE = 4 << 20;

const { deviceMemory } = navigator as Navigator & { deviceMemory?: number };

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
  const isWhole = isLookedInto(format, file.size, deviceMemory);
  const estimator = createEstimator(format);
  const kept = estimator ? await estimate(file, estimator, isWhole) : null;
  if (!isWhole) return;
  const model = await read(format, file.size, kept ? drained(kept) : piecesOf(file));
  tell({ kind: "report", report: analyzeSource(format, model, { fileName: file.name }) });
  const preview = encodePreview(makePreview(model.mesh, SHOWN_TRIANGLES));
  tell({ kind: "preview", preview, declared: model.unit }, [preview]);
}

/** Tells the sums; returns the pieces of the file when they are to be `kept`: each is read from the disk once. */
async function estimate(file: File, estimator: Estimator, isKept: boolean): Promise<Uint8Array[]> {
  const kept: Uint8Array[] = [];
  for await (const piece of piecesOf(file)) {
    estimator.push(piece);
    if (isKept) kept.push(piece);
  }
  tell({ kind: "estimate", estimate: estimator.finish() });
  return kept;
}

async function read(
  format: ModelFormat,
  bytes: number,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<SourceModel> {
  const codecs: GltfCodecs = {};
  const reader = createReader(format, bytes, codecs);
  for await (const piece of pieces) reader.push(piece);
  if (reader instanceof GltfReader)
    Object.assign(codecs, await loadNamedCodecs(reader.collected, () => dracoFor(bytes)));
  return reader.finish();
}

/** Without its decoder a file is refused here, which leaves it to the server. */
const dracoFor = async (bytes: number) =>
  isLookedInto("draco", bytes, deviceMemory) ? (await import("./load-draco.ts")).loadDraco() : undefined;

/** The next piece is fetched while the one before is worked on. */
async function* piecesOf(file: File): AsyncGenerator<Uint8Array> {
  const pieceAt = (at: number) => file.slice(at, at + PIECE).arrayBuffer();
  let next = pieceAt(0);
  for (let at = 0; at < file.size; at += PIECE) {
    const piece = await next;
    if (at + PIECE < file.size) next = pieceAt(at + PIECE);
    yield new Uint8Array(piece);
  }
}

/** Each piece can be forgotten once it is read. */
function* drained(pieces: Uint8Array[]): Generator<Uint8Array> {
  for (let piece = pieces.shift(); piece; piece = pieces.shift()) yield piece;
}
