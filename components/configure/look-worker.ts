import { detectFormat, HEAD_BYTES, type ModelFormat } from "#lib/geometry/detect-format.ts";
import { createEstimator } from "#lib/geometry/estimate.ts";
import { encodePreview, makePreview } from "#lib/geometry/preview.ts";
import { createReader } from "#lib/geometry/readers/create-reader.ts";
import { GeometryRefusal } from "#lib/geometry/refusal.ts";
import type { LookMessage } from "./local-look.ts";

/** Larger files are shown when the server has a light copy: a phone has no memory for both. */
const SHOWN_BYTES = 64 << 20;
const SHOWN_TRIANGLES = 250_000;

const tell = (message: LookMessage) => postMessage(message);

/** Runs in a Worker: looks into one file and tells its sums, then a copy to show. */
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
  await estimate(file, found.format);
  if (file.size <= SHOWN_BYTES) await show(file, found.format);
}

async function estimate(file: File, format: ModelFormat): Promise<void> {
  const estimator = createEstimator(format);
  if (!estimator) return;
  for await (const piece of piecesOf(file)) estimator.push(piece);
  tell({ kind: "estimate", estimate: estimator.finish() });
}

async function show(file: File, format: ModelFormat): Promise<void> {
  const reader = createReader(format, file.size, {});
  for await (const piece of piecesOf(file)) reader.push(piece);
  const { mesh, unit } = reader.finish();
  const preview = encodePreview(makePreview(mesh, SHOWN_TRIANGLES));
  tell({ kind: "preview", preview, declared: unit });
}

async function* piecesOf(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}
