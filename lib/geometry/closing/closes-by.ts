import type { Mesh } from "../mesh.ts";
import { duplicateFaces } from "../topology/duplicate-faces.ts";
import { readEdges } from "../topology/edges.ts";
import type { Topology } from "../topology/read-topology.ts";
import { cannotClose } from "./cannot-close.ts";
import { closesAtJunctions } from "./t-junctions.ts";
import { weldBoundary } from "./weld-boundary.ts";

/** Share of the diagonal of the box within which open vertices count as one. */
export const WELD_TOLERANCE = 1e-5;

/** Beyond this a surface counts as open without trying: real gaps are few, triangle soups are not. */
const MOST_OPEN_EDGES = 1_000_000;

/** The least that makes an open surface closed; null if nothing safe does. */
export type ClosingStep = "removal" | "weld" | "t_junctions";

/**
 * Tries, in this order: dropping degenerate and duplicate triangles; also welding open vertices within
 * 1e-5 of the diagonal; also splitting open edges at open vertices that lie on them. Every edge must then
 * belong to an even number of triangles. The mesh itself is not changed.
 */
export function closesBy(mesh: Mesh, topology: Topology, diagonal: number): ClosingStep | null {
  if (topology.closed || topology.table.oddEdges > MOST_OPEN_EDGES) return null;
  const consistent = topology.consistentlyOriented && topology.duplicateFaces.length === 0;
  if (consistent && cannotClose(mesh, topology.table, WELD_TOLERANCE * diagonal)) return null;
  let triangles = dropped(mesh.triangles, topology.duplicateFaces);
  let table = readEdges(triangles, mesh.positions.length / 3);
  if (table.oddEdges === 0) return triangles.length > 0 ? "removal" : null;
  triangles = weldBoundary(mesh, triangles, table, WELD_TOLERANCE * diagonal);
  table = readEdges(triangles, mesh.positions.length / 3);
  const copies = duplicateFaces(triangles, table);
  if (copies.length > 0) {
    triangles = dropped(triangles, copies);
    table = readEdges(triangles, mesh.positions.length / 3);
  }
  if (table.oddEdges === 0) return triangles.length > 0 ? "weld" : null;
  return closesAtJunctions(mesh.positions, triangles, table, WELD_TOLERANCE * diagonal)
    ? "t_junctions"
    : null;
}

/** The triangles without the listed ones (ascending). */
export function dropped(triangles: Uint32Array, faces: Uint32Array): Uint32Array {
  if (faces.length === 0) return triangles;
  const out = new Uint32Array(triangles.length - 3 * faces.length);
  let at = 0;
  let from = 0;
  for (const face of faces) {
    out.set(triangles.subarray(from, 3 * face), at);
    at += 3 * face - from;
    from = 3 * face + 3;
  }
  out.set(triangles.subarray(from), at);
  return out;
}
