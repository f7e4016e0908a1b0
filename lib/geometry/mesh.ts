export type Vec3 = [number, number, number];

/**
 * An indexed triangle mesh in file units. Vertices are welded by exact equality inside a part and never
 * across parts; only positions that a triangle uses are listed.
 */
export interface Mesh {
  /** x, y, z per vertex, as stored in the file (32-bit values are exact in 64 bits). */
  positions: Float64Array;
  /** Three vertex numbers per triangle. */
  triangles: Uint32Array;
  /** First vertex of each part, one entry per mesh instance. */
  partVertexStart: Uint32Array;
}

/** Readable, but against the format; becomes a finding. */
export interface ReaderNote {
  code: "trailing_bytes" | "malformed_container";
  count: number;
  byte: number;
}
