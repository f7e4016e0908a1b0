import type { DecoderModule } from "draco3dgltf";
import type { GltfCodecs } from "#lib/geometry/readers/gltf/codecs.ts";
import { dracoOf } from "#lib/geometry/readers/gltf/decode-draco.ts";

/** The decoder of Draco in a browser: a quarter of a megabyte, fetched when a file that needs it was chosen. */
export async function loadDraco(): Promise<GltfCodecs["draco"]> {
  const address = new URL("draco3dgltf/draco_decoder_gltf.wasm", import.meta.url);
  const [{ default: createDecoderModule }, answer] = await Promise.all([
    import("draco3dgltf/draco_decoder_gltf_nodejs.js"),
    fetch(address),
  ]);
  if (!answer.ok) throw new Error(`the decoder of Draco: ${answer.status}`);
  const wasmBinary = await answer.arrayBuffer();
  return dracoOf((await createDecoderModule({ wasmBinary })) as DecoderModule);
}
