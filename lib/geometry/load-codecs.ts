import type { Decoder, DecoderModule, Mesh as NativeMesh } from "draco3dgltf";
import type { DracoMesh, DracoRequest, GltfCodecs } from "./readers/gltf/codecs.ts";
import { loadMeshopt } from "./readers/gltf/load-meshopt.ts";

/** A .gltf lists its extensions before or after its data; a GLB in its first chunk. */
const LOOKED_AT = 4 << 20;

/**
 * Loads the decoders that a GLB or glTF file names, by a look at its start and end; nothing is loaded for other
 * files.
 * Draco decodes in Node only (its package reads its WASM from disk); a browser leaves such files to the server.
 */
export async function loadCodecs(bytes: Uint8Array): Promise<GltfCodecs> {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, LOOKED_AT));
  if (!start.startsWith("glTF") && !/^\s*\{/.test(start)) return {};
  const head =
    start + new TextDecoder("latin1").decode(bytes.subarray(Math.max(LOOKED_AT, bytes.length - LOOKED_AT)));
  const codecs: GltfCodecs = {};
  if (head.includes("_meshopt_compression")) codecs.meshopt = await loadMeshopt();
  if (head.includes("KHR_draco_mesh_compression")) codecs.draco = await loadDraco();
  return codecs;
}

async function loadDraco(): Promise<NonNullable<GltfCodecs["draco"]>> {
  const { default: draco } = await import("draco3dgltf");
  const module = (await draco.createDecoderModule({})) as DecoderModule;
  return (request) => decodeDraco(module, request);
}

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
