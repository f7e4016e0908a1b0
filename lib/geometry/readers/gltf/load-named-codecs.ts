import type { GltfCodecs } from "./codecs.ts";
import { loadMeshopt } from "./load-meshopt.ts";

/** A .gltf lists its extensions before or after its data; a GLB in its first chunk. */
const LOOKED_AT = 4 << 20;

/**
 * Loads the decoders that a GLB or glTF file names, by a look at its start and end; nothing is loaded for other
 * files. `loadDraco` is asked for the one that loads in its own way in each place.
 */
export async function loadNamedCodecs(
  bytes: Uint8Array,
  loadDraco: () => Promise<GltfCodecs["draco"]>,
): Promise<GltfCodecs> {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, LOOKED_AT));
  if (!start.startsWith("glTF") && !/^\s*\{/.test(start)) return {};
  const head =
    start + new TextDecoder("latin1").decode(bytes.subarray(Math.max(LOOKED_AT, bytes.length - LOOKED_AT)));
  const meshopt = head.includes("_meshopt_compression") ? await loadMeshopt() : undefined;
  const draco = head.includes("KHR_draco_mesh_compression") ? await loadDraco() : undefined;
  return { ...(meshopt ? { meshopt } : {}), ...(draco ? { draco } : {}) };
}
