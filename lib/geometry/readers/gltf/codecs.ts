/** Decoders of compressed glTF, handed in because they are WASM and start asynchronously. */
export interface GltfCodecs {
  /** EXT_meshopt_compression: returns `count * byteStride` bytes; throws on damaged data. */
  meshopt?: (request: MeshoptRequest) => Uint8Array;
  /** KHR_draco_mesh_compression: indices, and one attribute as numbers of `componentType`. */
  draco?: (request: DracoRequest) => DracoMesh;
}

export interface MeshoptRequest {
  source: Uint8Array;
  count: number;
  byteStride: number;
  mode: string;
  filter: string;
}

export interface DracoRequest {
  source: Uint8Array;
  /** Unique id of the POSITION attribute inside the Draco stream. */
  attribute: number;
  /** glTF component type of the POSITION accessor. */
  componentType: number;
}

export interface DracoMesh {
  /** Three numbers per point, before any normalisation. */
  positions: Float64Array;
  indices: Uint32Array;
}
