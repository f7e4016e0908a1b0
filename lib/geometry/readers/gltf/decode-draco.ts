import type { Decoder, DecoderModule, Mesh as NativeMesh } from "draco3dgltf";
import type { DracoMesh, DracoRequest, GltfCodecs } from "./codecs.ts";

/** The decoder of KHR_draco_mesh_compression over its WASM, once that has begun. */
export const dracoOf =
  (module: DecoderModule): NonNullable<GltfCodecs["draco"]> =>
  (request) =>
    decodeDraco(module, request);

function decodeDraco(draco: DecoderModule, request: DracoRequest): DracoMesh {
  const decoder = new draco.Decoder();
  const buffer = new draco.DecoderBuffer();
  const mesh = new draco.Mesh();
  const { source } = request;
  try {
    buffer.Init(new Int8Array(source.buffer, source.byteOffset, source.length), source.length);
    if (!decoder.DecodeBufferToMesh(buffer, mesh).ok()) throw new Error("damaged Draco stream");
    return {
      indices: readIndices(draco, decoder, mesh),
      positions: readPositions(draco, decoder, mesh, request),
    };
  } finally {
    for (const object of [mesh, buffer, decoder]) draco.destroy(object);
  }
}

function readIndices(draco: DecoderModule, decoder: Decoder, mesh: NativeMesh): Uint32Array {
  const bytes = 12 * mesh.num_faces();
  const pointer = draco._malloc(bytes);
  try {
    decoder.GetTrianglesUInt32Array(mesh, bytes, pointer);
    return draco.HEAPU32.slice(pointer / 4, pointer / 4 + bytes / 4);
  } finally {
    draco._free(pointer);
  }
}

/** The attribute as the accessor's own type: integers stay integers until the accessor normalises them. */
function readPositions(
  draco: DecoderModule,
  decoder: Decoder,
  mesh: NativeMesh,
  request: DracoRequest,
): Float64Array {
  const types = {
    5120: { type: draco.DT_INT8, heap: () => draco.HEAP8, bytes: 1 },
    5121: { type: draco.DT_UINT8, heap: () => draco.HEAPU8, bytes: 1 },
    5122: { type: draco.DT_INT16, heap: () => draco.HEAP16, bytes: 2 },
    5123: { type: draco.DT_UINT16, heap: () => draco.HEAPU16, bytes: 2 },
    5126: { type: draco.DT_FLOAT32, heap: () => draco.HEAPF32, bytes: 4 },
  };
  const { type, heap, bytes } = types[request.componentType as keyof typeof types];
  const attribute = decoder.GetAttributeByUniqueId(mesh, request.attribute);
  const present = (attribute as unknown as { ptr: number }).ptr !== 0;
  if (!present || attribute.num_components() !== 3) throw new Error("no positions in the Draco stream");
  const length = 3 * mesh.num_points();
  const pointer = draco._malloc(length * bytes);
  try {
    decoder.GetAttributeDataArrayForAllPoints(mesh, attribute, type, length * bytes, pointer);
    return Float64Array.from(heap().subarray(pointer / bytes, pointer / bytes + length));
  } finally {
    draco._free(pointer);
  }
}
