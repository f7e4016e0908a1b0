import { boundsOf } from "./measures/bounds.ts";
import type { Mesh } from "./mesh.ts";
import { clusterVertices } from "./preview/cluster.ts";
import { NO_READINGS, type SurfaceReadings } from "./preview/readings.ts";

/** A display copy of a mesh: welded, indexed, 32-bit, in file units about `origin`. */
export interface PreviewMesh {
  /** Subtracted from all positions, so that a far-away model keeps its detail in 32 bits. */
  origin: [number, number, number];
  positions: Float32Array;
  index: Uint32Array;
  /** Triangles of the original; more than `index.length / 3` if the copy is decimated. */
  sourceTriangles: number;
  /** Empty in a copy that nobody has measured. */
  readings: SurfaceReadings;
}

const MAGIC = 0x32565046; // "FPV2"
const HEADER_BYTES = 48;

/**
 * Display copy with at most about `maxTriangles` triangles: larger meshes are decimated by vertex clustering
 * (one vertex per cell of a grid, the mean of its members; Rossignac and Borrel 1993). Linear time.
 */
export function makePreview(mesh: Mesh, maxTriangles: number): PreviewMesh {
  const bounds = boundsOf(mesh.positions);
  const origin = bounds.min.map((low, axis) => (low + bounds.max[axis]!) / 2) as PreviewMesh["origin"];
  const sourceTriangles = mesh.triangles.length / 3;
  if (sourceTriangles <= maxTriangles) {
    return {
      origin,
      positions: about(mesh.positions, origin),
      index: withoutDegenerate(mesh.triangles),
      sourceTriangles,
      readings: NO_READINGS,
    };
  }
  const { positions, triangles } = clusterVertices(mesh, bounds, maxTriangles);
  return {
    origin,
    positions: about(positions, origin),
    index: triangles,
    sourceTriangles,
    readings: NO_READINGS,
  };
}

/** A display copy with at most about `maxTriangles` triangles of one that has more; its readings stay as they are. */
export function lighterPreview(preview: PreviewMesh, maxTriangles: number): PreviewMesh {
  if (preview.index.length / 3 <= maxTriangles) return preview;
  const positionsOfAll = Float64Array.from(preview.positions);
  const mesh = { positions: positionsOfAll, triangles: preview.index, partVertexStart: Uint32Array.of(0) };
  const { positions, index, origin } = makePreview(mesh, maxTriangles);
  const moved = preview.origin.map((at, axis) => at + origin[axis]!) as PreviewMesh["origin"];
  return { ...preview, positions, index, origin: moved };
}

function about(positions: Float64Array, origin: PreviewMesh["origin"]): Float32Array {
  return Float32Array.from(positions, (value, i) => value - origin[i % 3]!);
}

function withoutDegenerate(triangles: Uint32Array): Uint32Array {
  const out = new Uint32Array(triangles.length);
  let length = 0;
  for (let i = 0; i < triangles.length; i += 3) {
    const [a, b, c] = [triangles[i]!, triangles[i + 1]!, triangles[i + 2]!];
    if (a === b || b === c || c === a) continue;
    out[length++] = a;
    out[length++] = b;
    out[length++] = c;
  }
  return length === out.length ? out : out.slice(0, length);
}

/** One buffer: magic, version in it, counts, origin (float64), then positions, index and readings, little endian. */
export function encodePreview(preview: PreviewMesh): ArrayBuffer {
  const { positions, index, readings } = preview;
  const blocks = [positions, index, readings.points, readings.walls, readings.triangles, readings.corners];
  const buffer = new ArrayBuffer(HEADER_BYTES + 4 * blocks.reduce((sum, { length }) => sum + length, 0));
  const view = new DataView(buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, positions.length / 3, true);
  view.setUint32(8, index.length / 3, true);
  view.setUint32(12, preview.sourceTriangles, true);
  for (const [axis, value] of preview.origin.entries()) view.setFloat64(16 + 8 * axis, value, true);
  view.setUint32(40, readings.walls.length, true);
  view.setUint32(44, readings.triangles.length, true);
  let at = HEADER_BYTES;
  for (const block of blocks) {
    new Uint8Array(buffer, at).set(new Uint8Array(block.buffer, block.byteOffset, block.byteLength));
    at += block.byteLength;
  }
  return buffer;
}

/** The preview in a buffer, without copying; null if it is not one of this version or is cut off. */
export function decodePreview(buffer: ArrayBuffer): PreviewMesh | null {
  if (buffer.byteLength < HEADER_BYTES) return null;
  const view = new DataView(buffer);
  const count = (at: number) => view.getUint32(at, true);
  const lengths = [3 * count(4), 3 * count(8), 3 * count(40), count(40), count(44), 9 * count(44)] as const;
  const expected = HEADER_BYTES + 4 * lengths.reduce((sum, length) => sum + length, 0);
  if (count(0) !== MAGIC || buffer.byteLength !== expected) return null;
  let at = HEADER_BYTES;
  const next = (length: number) => {
    at += 4 * length;
    return [buffer, at - 4 * length, length] as const;
  };
  return {
    origin: [view.getFloat64(16, true), view.getFloat64(24, true), view.getFloat64(32, true)],
    positions: new Float32Array(...next(lengths[0])),
    index: new Uint32Array(...next(lengths[1])),
    sourceTriangles: count(12),
    readings: {
      points: new Float32Array(...next(lengths[2])),
      walls: new Float32Array(...next(lengths[3])),
      triangles: new Uint32Array(...next(lengths[4])),
      corners: new Float32Array(...next(lengths[5])),
    },
  };
}
