import type { GltfCodecs } from "./codecs.ts";

/** The decoder of EXT_meshopt_compression; its WASM travels inside its module, so it loads anywhere. */
export async function loadMeshopt(): Promise<NonNullable<GltfCodecs["meshopt"]>> {
  const { MeshoptDecoder } = await import("meshoptimizer/decoder");
  await MeshoptDecoder.ready;
  return ({ source, count, byteStride, mode, filter }) => {
    const target = new Uint8Array(count * byteStride);
    MeshoptDecoder.decodeGltfBuffer(target, count, byteStride, source, mode, filter);
    return target;
  };
}
