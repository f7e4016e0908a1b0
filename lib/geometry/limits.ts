/** Limits of an uploaded model (domain.md, section 4). Every reader checks them before it allocates. */
export const LIMITS = {
  /** Bytes of one file. */
  fileBytes: 512 * 1024 * 1024,
  /** Triangles of one model, instances expanded. */
  triangles: 20_000_000,
  /** Points listed in one model, whether triangles use them or not. */
  vertices: 20_000_000,
  /** Largest coordinate in file units; beyond it floats carry no detail of a piece of jewelry. */
  coordinate: 1e9,
  /** Bytes of one word or line of a text format. */
  textToken: 1 << 20,
  zip: {
    entries: 10_000,
    /** Bytes of all model parts together, unpacked. */
    unpackedBytes: 2 * 1024 ** 3,
    /** An entry may grow to `ratioFloorBytes + ratio * packed`. Model XML packs 5 to 40 times. */
    ratio: 100,
    ratioFloorBytes: 32 * 1024 * 1024,
  },
  xml: { depth: 64, attributes: 128, names: 4096, construct: 1 << 20 },
  /**
   * Nested components or nodes: their depth, how many instances they may unfold to, and how many triangles those may
   * have: `triangles`, or `timesListed` as many as the file lists if that is more. A file of 1 kB can say "20 million
   * triangles" by repetition alone; so many, all in one place, are measured at depth `full` in under 300 MB and some
   * 20 seconds of one core. A hundred stones of a thousand facets, listed once, are a fifth of it.
   */
  instances: { depth: 64, count: 100_000, triangles: 500_000, timesListed: 10 },
  gltfJsonBytes: 256 * 1024 * 1024,
  /** Triangles of a model that is repaired by itself; beyond it the work would fill a worker for minutes. */
  repairTriangles: 2_000_000,
} as const;

/** What the upload page accepts; one row per kind of file, extensions in lower case without the dot. */
export const ACCEPTED_FORMATS = [
  { name: "STL", extensions: ["stl"], carriesUnit: false },
  { name: "OBJ", extensions: ["obj"], carriesUnit: false },
  { name: "PLY", extensions: ["ply"], carriesUnit: false },
  { name: "3MF", extensions: ["3mf"], carriesUnit: true },
  { name: "glTF", extensions: ["glb", "gltf"], carriesUnit: true },
] as const;
