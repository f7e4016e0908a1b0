import { spawnSync } from "node:child_process";

export interface Peer {
  name: string;
  /** Volume of a binary STL by this program, mm3, and what else it does on the way; null if not installed. */
  run: (bytes: Uint8Array, file: string) => number | null | Promise<number | null>;
}

const onPath = (program: string): boolean => spawnSync("which", [program]).status === 0;

/** A program's own figure for the volume, from its output. */
function measured(program: string, args: string[], pattern: RegExp): number | null {
  const result = spawnSync(program, args, { encoding: "utf8", maxBuffer: 64 << 20 });
  return Number(pattern.exec(result.stdout)?.[1] ?? Number.NaN);
}

async function stlLoader(bytes: Uint8Array): Promise<number> {
  const { STLLoader } = await import("three/addons/loaders/STLLoader.js");
  const geometry = new STLLoader().parse(bytes.buffer as ArrayBuffer);
  const p = geometry.getAttribute("position").array;
  let sum = 0;
  for (let i = 0; i < p.length; i += 9) {
    const [ax, ay, az, bx, by, bz, cx, cy, cz] = p.slice(i, i + 9) as unknown as number[];
    sum += ax! * (by! * cz! - bz! * cy!) + ay! * (bz! * cx! - bx! * cz!) + az! * (bx! * cy! - by! * cx!);
  }
  return sum / 6;
}

/** Welds first (manifold takes indexed meshes only), as its own examples do. */
async function manifold(bytes: Uint8Array): Promise<number> {
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
  return new wasm.Manifold(mesh).volume();
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
