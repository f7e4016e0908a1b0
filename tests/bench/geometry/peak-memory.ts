import { statSync } from "node:fs";
import { analyzeSource } from "#lib/geometry/analyze.ts";
import { readModelStream } from "#lib/geometry/read-model-stream.ts";
import { filePieces } from "../../../scripts/analyze/file-pieces.ts";

// Analyses one file as the worker does, streamed, and prints this process's highest memory in MB.
const [file = "", depth] = process.argv.slice(2);
const options = {
  fileName: file,
  size: statSync(file).size,
  depth: depth === "full" ? ("full" as const) : ("basic" as const),
};
const { format, model } = await readModelStream(filePieces(file), options);
analyzeSource(format, model, options);
process.stdout.write(String(Math.round(process.resourceUsage().maxRSS / 1024)));
