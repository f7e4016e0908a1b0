import { spawnSync } from "node:child_process";

export interface Outcome {
  /** mm3; null where a program gives none, or was stopped. */
  volume: number | null;
  /** CPU time of a program in a process of its own; what runs in this one is metered by the caller. */
  cpuMs?: number;
}

export interface Peer {
  name: string;
  /** Volume of a binary STL by this program, and what else it does on the way. */
  run: (bytes: Uint8Array, file: string) => Outcome | Promise<Outcome>;
}

/** A peer that has not ended by then is stopped: admesh loops for ever on some plain boxes. */
const PATIENCE_MS = 120_000;

const onPath = (program: string): boolean => spawnSync("which", [program]).status === 0;

/** A program's own figure for the volume, from its output, and the CPU time that the shell counts for it, in steps of 10 ms. */
function measured(program: string, args: string[], pattern: RegExp): Outcome {
  const result = spawnSync("sh", ["-c", '"$0" "$@"; times >&2', program, ...args], {
    encoding: "utf8",
    maxBuffer: 64 << 20,
    timeout: PATIENCE_MS,
  });
  if (result.error) return { volume: null };
  const [minutesUser, user, minutesSystem, system] = /(\d+)m([\d.]+)s (\d+)m([\d.]+)s\s*$/
    .exec(result.stderr)!
    .slice(1)
    .map(Number) as [number, number, number, number];
  const cpuMs = 1000 * (60 * (minutesUser + minutesSystem) + user + system);
  return { volume: Number(pattern.exec(result.stdout)?.[1] ?? Number.NaN), cpuMs };
}

async function stlLoader(bytes: Uint8Array): Promise<Outcome> {
  const { STLLoader } = await import("three/addons/loaders/STLLoader.js");
  const geometry = new STLLoader().parse(bytes.buffer as ArrayBuffer);
  const p = geometry.getAttribute("position").array;
  let sum = 0;
  for (let i = 0; i < p.length; i += 9) {
    const [ax, ay, az, bx, by, bz, cx, cy, cz] = p.slice(i, i + 9) as unknown as number[];
    sum += ax! * (by! * cz! - bz! * cy!) + ay! * (bz! * cx! - bx! * cz!) + az! * (bx! * cy! - by! * cx!);
  }
  return { volume: sum / 6 };
}

/** Welds first (manifold takes indexed meshes only), as its own examples do. */
async function manifold(bytes: Uint8Array): Promise<Outcome> {
  const { default: start } = await import("manifold-3d");
  const wasm = await start();
  wasm.setup();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(80, true);
  const vertProperties = new Float32Array(9 * count);
  for (let t = 0; t < count; t++) {
    for (let k = 0; k < 9; k++) vertProperties[9 * t + k] = view.getFloat32(84 + 50 * t + 12 + 4 * k, true);
  }
  const mesh = new wasm.Mesh({
    numProp: 3,
    vertProperties,
    triVerts: Uint32Array.from({ length: 3 * count }, (_, i) => i),
  });
  mesh.merge();
  return { volume: new wasm.Manifold(mesh).volume() };
}

const TRIMESH = "import sys, trimesh; m = trimesh.load(sys.argv[1]); print(m.volume, m.is_watertight)";

/** Programs that give a volume of an STL; those that are not installed are left out. */
export function peers(): Peer[] {
  const list: Peer[] = [
    { name: "three STLLoader + sum (no checks)", run: stlLoader },
    { name: "manifold-3d merge + volume", run: manifold },
  ];
  if (onPath("admesh")) {
    list.push({ name: "admesh", run: (_, file) => measured("admesh", [file], /Volume\s*:\s*(\S+)/) });
  }
  const python = process.env.FACET_PYTHON ?? "python3";
  if (spawnSync(python, ["-c", "import trimesh"]).status === 0) {
    list.push({
      name: "trimesh load + volume",
      run: (_, file) => measured(python, ["-c", TRIMESH, file], /(\S+)/),
    });
  }
  if (onPath("prusa-slicer")) {
    list.push({
      name: "prusa-slicer --info",
      run: (_, file) => measured("prusa-slicer", ["--info", file], /volume = (\S+)/),
    });
  }
  return list;
}
