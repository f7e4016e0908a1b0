// npm run bench -- geometry [--sizes 10k,100k,1m,4m] [--runs 5] [--no-peers]
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { displacedSphere } from "./geometry/displaced-sphere.ts";
import { ourStages, TOPOLOGY } from "./geometry/our-stages.ts";
import { type Peer, peers } from "./geometry/peers.ts";

const STEPS: Record<string, number> = { "10k": 29, "100k": 91, "1m": 289, "4m": 577 };
const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    sizes: { type: "string", default: "10k,100k,1m,4m" },
    runs: { type: "string", default: "5" },
    "no-peers": { type: "boolean", default: false },
  },
});
const folder = mkdtempSync(join(tmpdir(), "facet-geometry-"));

interface Row {
  program: string;
  triangles: number;
  medianMs: number;
  cpuMs: number;
  nsPerTriangle: number;
  volumeMm3: number | null;
}

const median = (list: number[]) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** One run: wall and CPU time, ms, and the volume found. Nobody pays for what the one before left lying about. */
async function timed(peer: Peer, bytes: Uint8Array, file: string) {
  collectGarbage();
  const before = process.cpuUsage();
  const started = performance.now();
  const { volume, cpuMs } = await peer.run(bytes, file);
  const wallMs = performance.now() - started;
  const used = process.cpuUsage(before);
  return { wallMs, cpuMs: cpuMs ?? (used.user + used.system) / 1000, volume };
}

/** Medians of all programs; they take turns, so that what else the machine does falls on each alike. */
async function measure(programs: Peer[], bytes: Uint8Array, file: string): Promise<Row[]> {
  const runs = programs.map((): Awaited<ReturnType<typeof timed>>[] => []);
  for (let run = 0; run < Number(values.runs); run++) {
    for (const [i, program] of programs.entries()) {
      if (!isDone(runs[i]!.at(-1))) runs[i]!.push(await timed(program, bytes, file));
    }
  }
  const triangles = (bytes.length - 84) / 50;
  return programs.map((program, i) => {
    const medianMs = median(runs[i]!.map(({ wallMs }) => wallMs));
    return {
      program: program.name,
      triangles,
      medianMs: Math.round(medianMs),
      cpuMs: Math.round(median(runs[i]!.map(({ cpuMs }) => cpuMs))),
      nsPerTriangle: Math.round((medianMs * 1e6) / triangles),
      volumeMm3: runs[i]!.at(-1)!.volume,
    };
  });
}

/** One that failed, or took this long, is not asked again. */
const LONG_MS = 20_000;
const isDone = (last?: { volume: number | null; wallMs: number }): boolean =>
  last !== undefined && (last.volume === null || last.wallMs > LONG_MS);

/** How often our topology fits into the time of admesh, by CPU and by the clock. */
function besideAdmesh(rows: Row[]): string {
  const [ours, theirs] = [TOPOLOGY, "admesh"].map((name) => rows.find(({ program }) => program === name));
  if (!ours || !theirs?.cpuMs) return "";
  const times = (a: number, b: number) => (a / b).toFixed(1);
  return `${times(theirs.cpuMs, ours.cpuMs)} (CPU), ${times(theirs.medianMs, ours.medianMs)} (clock)`;
}

/** The dearest triangle over the cheapest one among sizes from 100 k on: 1 is a straight line. */
function linearity(rows: Row[]): string {
  const large = rows.filter(({ program, triangles }) => program === TOPOLOGY && triangles > 50_000);
  const each = large.map(({ cpuMs, triangles }) => (cpuMs * 1e6) / triangles);
  return `${each.map((ns) => ns.toFixed(0)).join(", ")} ns of CPU a triangle: ${(Math.max(...each) / Math.min(...each)).toFixed(2)}`;
}

/**
 * Highest memory, MB, of a process of its own that analyses the file, as `npm run analyze` does: from compiled code,
 * which is in its cache from the second call on.
 */
function peakMegabytes(file: string, more: string[]): number {
  const script = join(import.meta.dirname, "geometry/peak-memory.ts");
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, "compile-cache") };
  const run = () =>
    Number(execFileSync(process.execPath, [script, file, ...more], { encoding: "utf8", env }));
  run();
  return run();
}

try {
  const rows: Row[] = [];
  const sizes: { size: string; basicMB: number; fullMB: number; timesAdmesh: string }[] = [];
  const programs = values["no-peers"] ? ourStages : [...ourStages, ...peers()];
  for (const size of values.sizes.split(",")) {
    const bytes = displacedSphere(STEPS[size] ?? 91);
    const file = join(folder, `${size}.stl`);
    writeFileSync(file, bytes);
    const measured = await measure(programs, bytes, file);
    rows.push(...measured);
    const timesAdmesh = besideAdmesh(measured);
    sizes.push({
      size,
      basicMB: peakMegabytes(file, []),
      fullMB: peakMegabytes(file, ["full"]),
      timesAdmesh,
    });
  }
  console.table(rows);
  console.table(sizes);
  console.log(`growth of ${TOPOLOGY}: ${linearity(rows)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
