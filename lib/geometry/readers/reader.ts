import type { Mesh, ReaderNote } from "../mesh.ts";
import type { HalfEdgePairs } from "../topology/pair-half-edges.ts";
import type { DeclaredUnit } from "../units.ts";

/** What every reader makes of a file. */
export interface SourceModel {
  mesh: Mesh;
  /** Unit that the file declares (3MF, glTF); null where the format has none. */
  unit: DeclaredUnit | null;
  notes: ReaderNote[];
  /** Mesh instances in the file. */
  parts: number;
  /** Area of concave polygons minus the area of their fan triangles, in square file units; mostly 0. */
  polygonAreaCorrection: number;
  /** Half-edges of the mesh, where reading left time to pair them; `readSurface` writes over them. */
  pairs?: HalfEdgePairs | null;
}

/**
 * A reader takes the file in pieces of any size, in order, and keeps geometry, not text.
 * Both calls throw GeometryRefusal.
 */
export interface ModelReader {
  push(chunk: Uint8Array): void;
  finish(): SourceModel;
}

/** A model of one part from welded vertices. */
export function onePart(
  positions: Float64Array,
  triangles: Uint32Array,
  notes: ReaderNote[] = [],
  polygonAreaCorrection = 0,
): SourceModel {
  const mesh = { positions, triangles, partVertexStart: Uint32Array.of(0) };
  return { mesh, unit: null, notes, parts: 1, polygonAreaCorrection };
}
