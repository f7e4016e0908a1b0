import { statSync } from "node:fs";
import { startSecondThread } from "#jobs/worker/second-thread.ts";
import { analyzeSource } from "#lib/geometry/analyze.ts";
import { createEstimator } from "#lib/geometry/estimate.ts";
import { readModelStream } from "#lib/geometry/read-model-stream.ts";
import { readSurface } from "#lib/geometry/read-surface.ts";
import type { SecondThread } from "#lib/geometry/threads/second-thread.ts";
import { filePieces } from "../../../scripts/analyze/file-pieces.ts";
import type { Peer } from "./peers.ts";

const CHUNK = 1 << 20;

/** The stage that does what admesh does: from the file on the disk to counts of edges and shells, and sums. */
export const TOPOLOGY = "facet: read, weld, topology, sums";

/** As the worker has it: warm, and idle until a model is large. */
const second = startSecondThread();

/** Reads the file from the disk, as the peers in processes of their own do. */
async function streamed(file: string, by: SecondThread | null) {
  const options = { fileName: file, size: statSync(file).size, second: by };
  return { ...(await readModelStream(filePieces(file), options)), options };
}

async function topology(file: string, by: SecondThread | null) {
  const { model } = await streamed(file, by);
  return { volume: readSurface(model, by).sums.signedVolume };
}

async function report(file: string, depth: "basic" | "full") {
  const { format, model, options } = await streamed(file, second);
  return { volume: analyzeSource(format, model, { ...options, depth }).volumeMm3 };
}

/** What we do, in the steps a customer waits for. */
export const ourStages: Peer[] = [
  {
    name: "facet: estimate (area, volume, box)",
    run: (bytes) => {
      const estimator = createEstimator("stl-binary")!;
      for (let at = 0; at < bytes.length; at += CHUNK) estimator.push(bytes.subarray(at, at + CHUNK));
      return { volume: estimator.finish().volume };
    },
  },
  { name: TOPOLOGY, run: (_, file) => topology(file, second) },
  { name: "facet: the same in one thread", run: (_, file) => topology(file, null) },
  { name: "facet: report, basic", run: (_, file) => report(file, "basic") },
  { name: "facet: report, full (walls, self-intersections)", run: (_, file) => report(file, "full") },
];
