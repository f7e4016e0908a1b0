import { detectFormat, HEAD_BYTES } from "#lib/geometry/detect-format.ts";
import { createEstimator, type Estimate } from "#lib/geometry/estimate.ts";
import { GeometryRefusal } from "#lib/geometry/refusal.ts";

/** Runs in a Worker: reads a file once, piece by piece, and answers with its sums; null where there are none. */
addEventListener("message", ({ data: file }: MessageEvent<File>) => {
  // A file that cannot be summed is the server's to judge: here it only means no early price.
  estimate(file).then(postMessage, () => postMessage(null));
});

async function estimate(file: File): Promise<Estimate | null> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const found = detectFormat(head, file.name, file.size);
  const estimator = found instanceof GeometryRefusal ? null : createEstimator(found.format);
  if (!estimator) return null;
  const reader = file.stream().getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) estimator.push(piece.value);
  return estimator.finish();
}
