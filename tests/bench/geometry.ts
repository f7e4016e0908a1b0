// npm run bench -- geometry [--sizes 10k,100k,1m,4m] [--runs 5] [--no-peers]
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { displacedSphere } from "./geometry/displaced-sphere.ts";
import { ourStages } from "./geometry/our-stages.ts";
import { type Peer, peers } from "./geometry/peers.ts";

const STEPS: Record<string, number> = { "10k": 29, "100k": 91, "1m": 289, "4m": 577 };
const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    sizes: { type: "string", default: "10k,100k,1m" },
    runs: { type: "string", default: "5" },
    "no-peers": { type: "boolean", default: false },
  },
});
const folder = mkdtempSync(join(tmpdir(), "facet-geometry-"));

interface Row {
  program: string;
  triangles: number;
  medianMs: string;
  cpuMs: string;
  nsPerTriangle: string;
  volumeMm3: string;
}

/** Wall time and this process's own CPU time (0 for programs of their own), medians over the runs. */
async function measure(peer: Peer, bytes: Uint8Array, file: string): Promise<Row> {
  const wall: number[] = [];
  const cpu: number[] = [];
  let volume: number | null = null;
  for (let run = 0; run < Number(values.runs); run++) {
    const before = process.cpuUsage();
    const started = performance.now();
    volume = await peer.run(bytes, file);
    wall.push(performance.now() - started);
    const used = process.cpuUsage(before);
    cpu.push((used.user + used.system) / 1000);
  }
  const triangles = (bytes.length - 84) / 50;
  const median = (list: number[]) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
  return {
    program: peer.name,
    triangles,
    medianMs: median(wall).toFixed(0),
    cpuMs: median(cpu).toFixed(0),
    nsPerTriangle: ((median(wall) * 1e6) / triangles).toFixed(0),
    volumeMm3: volume === null ? "" : volume.toFixed(6),
  };
}

/** Highest memory, MB, of a process of its own that analyses the file. */
function peakMegabytes(file: string, more: string[]): number {
  const script = join(import.meta.dirname, "geometry/peak-memory.ts");
  return Number(execFileSync(process.execPath, [script, file, ...more], { encoding: "utf8" }));
}

try {
  const rows: Row[] = [];
  const memory: { size: string; basicMB: number; fullMB: number }[] = [];
  const programs = values["no-peers"] ? ourStages : [...ourStages, ...peers()];
  for (const size of values.sizes.split(",")) {
    const bytes = displacedSphere(STEPS[size] ?? 91);
    const file = join(folder, `${size}.stl`);
    writeFileSync(file, bytes);
    for (const program of programs) rows.push(await measure(program, bytes, file));
    memory.push({ size, basicMB: peakMegabytes(file, []), fullMB: peakMegabytes(file, ["full"]) });
  }
  console.table(rows);
  console.table(memory);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
