import { type Bounds, boundsOf, centreOf } from "./measures/bounds.ts";
import { type ShellSums, shellSums } from "./measures/shell-sums.ts";
import type { SurfaceSums } from "./measures/surface.ts";
import type { SourceModel } from "./readers/reader.ts";
import { isShared } from "./threads/memory.ts";
import type { SecondThread } from "./threads/second-thread.ts";
import { readEdges } from "./topology/edges.ts";
import { pairHalfEdges } from "./topology/pair-half-edges.ts";
import { type Topology, topologyOf } from "./topology/read-topology.ts";

export interface Surface {
  bounds: Bounds;
  topology: Topology;
  /** About the centre of the bounds. */
  sums: SurfaceSums;
}

/**
 * Box, topology and sums of a mesh. A second thread that sees the mesh labels and sums the shells by the pairs, while
 * this one makes sure that the pairs are the edges.
 */
export function readSurface({ mesh, pairs }: SourceModel, second: SecondThread | null = null): Surface {
  const { positions, triangles } = mesh;
  const vertices = positions.length / 3;
  const bounds = boundsOf(positions);
  const centre = centreOf(bounds);
  const pairing = pairs ?? pairHalfEdges(triangles, vertices);
  const { twin, degenerate, loose } = pairing;
  const asked = second !== null && isShared(triangles) && loose.length === 0;
  if (asked) second.begin({ kind: "measure", positions, triangles, twin, degenerate, centre });
  const table = readEdges(triangles, vertices, pairing);
  const answer = asked ? second.end<ShellSums>() : null;
  // where the pairs were not the edges, sorting has changed them
  const certain = table.rough === null ? answer : null;
  const { shells, sums } = certain ?? shellSums(positions, triangles, table, centre);
  return { bounds, topology: topologyOf(triangles, vertices, table, shells), sums };
}
