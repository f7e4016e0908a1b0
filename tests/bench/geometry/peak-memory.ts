import { readFileSync, statSync } from "node:fs";
import { startSecondThread } from "#jobs/worker/second-thread.ts";
import { analyzeSource } from "#lib/geometry/analyze.ts";
import { readModelStream } from "#lib/geometry/read-model-stream.ts";
import { filePieces } from "../../../scripts/analyze/file-pieces.ts";

// Analyses one file as the worker does, streamed, and prints this process's highest memory in MB.
const [file = "", depth] = process.argv.slice(2);
const options = {
  fileName: file,
  size: statSync(file).size,
  second: startSecondThread(),
  depth: depth === "full" ? ("full" as const) : ("basic" as const),
};
const { format, model } = await readModelStream(filePieces(file), options);
analyzeSource(format, model, options);
process.stdout.write(String(Math.round(peakKilobytes() / 1024)));

/** Linux counts what the process that started this one had into `maxRSS`, but not into its own high-water mark. */
function peakKilobytes(): number {
  const mark =
    process.platform === "linux" && /VmHWM:\s*(\d+)/.exec(readFileSync("/proc/self/status", "utf8"));
  return mark ? Number(mark[1]) : process.resourceUsage().maxRSS;
}
