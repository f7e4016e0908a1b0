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
  const grid = new PointGrid(mesh.positions, tolerance);
  const target = new Map<number, number>();
  for (const vertex of openVertices(triangles, table)) {
    const near = grid.nearOrAdd(vertex);
    if (near !== vertex) target.set(vertex, near);
  }
  return target.size === 0 ? triangles : triangles.map((vertex) => target.get(vertex) ?? vertex);
}

/** Vertices of edges with an odd number of triangles, ascending. */
export function openVertices(triangles: Uint32Array, table: EdgeTable): Uint32Array {
  const vertices = new Set<number>();
  for (const h of oddHalfEdges(table)) {
    vertices.add(triangles[h]!);
    vertices.add(triangles[h % 3 === 2 ? h - 2 : h + 1]!);
  }
  return Uint32Array.from(vertices).sort();
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
