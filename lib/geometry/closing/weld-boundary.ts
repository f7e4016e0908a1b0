import type { Mesh } from "../mesh.ts";
import type { EdgeTable } from "../topology/edges.ts";
import { PointGrid } from "./point-grid.ts";

/**
 * Triangles with open vertices joined that lie within `tolerance` of each other, also across parts: some
 * programs write each face of a body as a part of its own. Vertices away from open edges stay as they are.
 */
export function weldBoundary(
  mesh: Mesh,
  triangles: Uint32Array,
  table: EdgeTable,
  tolerance: number,
): Uint32Array {
  const open = openVertices(triangles, table);
  const grid = new PointGrid(mesh.positions, tolerance, open.length);
  const target = Uint32Array.from({ length: mesh.positions.length / 3 }, (_, vertex) => vertex);
  let joined = 0;
  for (const vertex of open) {
    const near = grid.nearOrAdd(vertex);
    if (near !== vertex) joined++;
    target[vertex] = near;
  }
  return joined === 0 ? triangles : triangles.map((vertex) => target[vertex]!);
}

/** Vertices of edges with an odd number of triangles, ascending. */
export function openVertices(triangles: Uint32Array, table: EdgeTable): Uint32Array {
  const ends = oddHalfEdges(table).flatMap((h) => [triangles[h]!, triangles[h % 3 === 2 ? h - 2 : h + 1]!]);
  const sorted = Uint32Array.from(ends).sort();
  return sorted.filter((vertex, i) => vertex !== sorted[i - 1]);
}

/** One half-edge of every edge that belongs to an odd number of triangles. */
export function oddHalfEdges(table: EdgeTable): number[] {
  const odd = Array.from(table.boundary);
  table.groups.forEach((start, g) => {
    const end = table.groups[g + 1] ?? table.nonManifold.length;
    if ((end - start) % 2 === 1) odd.push(table.nonManifold[start]!);
  });
  return odd;
}
