import type { DecoderModule } from "draco3dgltf";
import type { GltfCodecs } from "./readers/gltf/codecs.ts";
import { dracoOf } from "./readers/gltf/decode-draco.ts";
import { loadNamedCodecs } from "./readers/gltf/load-named-codecs.ts";

/** Loads the decoders that a GLB or glTF file names, in Node, where the package of Draco reads its WASM from disk. */
export const loadCodecs = (bytes: Uint8Array): Promise<GltfCodecs> => loadNamedCodecs(bytes, loadDraco);

async function loadDraco(): Promise<GltfCodecs["draco"]> {
  const { default: draco } = await import("draco3dgltf");
  return dracoOf((await draco.createDecoderModule({})) as DecoderModule);
}
