import { duplicateFaces } from "./duplicate-faces.ts";
import { type EdgeTable, readEdges } from "./edges.ts";
import { pairHalfEdges } from "./pair-half-edges.ts";
import { joinShells, pairedShells, type Shells } from "./shells.ts";
import { nonManifoldVertices } from "./vertex-fans.ts";

/** How the triangles of a mesh hang together. Degenerate triangles are left out of everything but their count. */
export interface Topology {
  table: EdgeTable;
  shells: Shells;
  degenerateTriangles: number;
  /** Triangle numbers. */
  duplicateFaces: Uint32Array;
  /** Vertex numbers. */
  nonManifoldVertices: Uint32Array;
  /** Two edges run the same way: misoriented and unbalanced edges are 0. */
  consistentlyOriented: boolean;
  /** Every edge belongs to exactly two triangles, and there is one. */
  watertight: boolean;
  /** Every edge belongs to an even number of triangles, and there is one. */
  closed: boolean;
  /** V - E + F over welded vertices in use. */
  eulerCharacteristic: number;
}

/** Linear in the number of triangles, also for meshes made to be hard. `vertices`: positions, all in use. */
export function readTopology(triangles: Uint32Array, vertices: number): Topology {
  const pairing = pairHalfEdges(triangles, vertices);
  const table = readEdges(triangles, vertices, pairing);
  return topologyOf(triangles, vertices, table, joinShells(pairedShells(triangles, pairing), table));
}

/** What the edges and shells of a mesh say. */
export function topologyOf(
  triangles: Uint32Array,
  vertices: number,
  table: EdgeTable,
  shells: Shells,
): Topology {
  const { degenerate } = table;
  const faces = triangles.length / 3 - degenerate;
  return {
    table,
    shells,
    degenerateTriangles: degenerate,
    duplicateFaces: duplicateFaces(triangles, table),
    nonManifoldVertices: nonManifoldVertices(triangles, table),
    consistentlyOriented: table.misoriented.length === 0 && table.unbalancedNonManifoldEdges === 0,
    watertight: faces > 0 && table.boundary.length === 0 && table.groups.length === 0,
    closed: faces > 0 && table.oddEdges === 0,
    eulerCharacteristic: usedVertices(triangles, vertices, degenerate) - table.edges + faces,
  };
}

/** Vertices that a triangle with three different corners uses; all of them unless some are degenerate. */
function usedVertices(triangles: Uint32Array, vertices: number, degenerate: number): number {
  if (degenerate === 0) return vertices;
  const used = new Uint8Array(vertices);
  for (let i = 0; i < triangles.length; i += 3) {
    const a = triangles[i]!;
    const b = triangles[i + 1]!;
    const c = triangles[i + 2]!;
    if (a !== b && b !== c && c !== a) used[a] = used[b] = used[c] = 1;
  }
  return used.reduce((n, u) => n + u, 0);
}
