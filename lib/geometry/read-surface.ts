import { type Bounds, boundsOf, centreOf } from "./measures/bounds.ts";
import type { PairedMeasures } from "./measures/measure-paired.ts";
import { type SurfaceSums, surfaceSums } from "./measures/surface.ts";
import type { SourceModel } from "./readers/reader.ts";
import { isShared } from "./threads/memory.ts";
import type { SecondThread } from "./threads/second-thread.ts";
import { readEdges } from "./topology/edges.ts";
import { pairHalfEdges } from "./topology/pair-half-edges.ts";
import { type Topology, topologyOf } from "./topology/read-topology.ts";
import { joinShells, pairedShells } from "./topology/shells.ts";

export interface Surface {
  bounds: Bounds;
  topology: Topology;
  /** About the centre of the bounds. */
  sums: SurfaceSums;
}

/**
 * Box, topology and sums of a mesh. A second thread that sees the mesh measures it by the pairs, while this one makes
 * sure that the pairs are the edges.
 */
export function readSurface({ mesh, pairs }: SourceModel, second: SecondThread | null = null): Surface {
  const { positions, triangles } = mesh;
  const vertices = positions.length / 3;
  const pairing = pairs ?? pairHalfEdges(triangles, vertices);
  const { sets, degenerate, loose } = pairing;
  const asked = second !== null && isShared(triangles) && loose.length === 0;
  if (asked) second.begin({ kind: "measure", positions, triangles, sets, degenerate });
  const table = readEdges(triangles, vertices, pairing);
  const answer = asked ? second.end<PairedMeasures>() : null;
  const bounds = answer?.bounds ?? boundsOf(positions);
  const shells = joinShells(answer?.shells ?? pairedShells(triangles, pairing), table);
  const sums =
    answer && table.rough === null
      ? answer.sums
      : surfaceSums(positions, triangles, centreOf(bounds), shells.ofTriangle, shells.count);
  return { bounds, topology: topologyOf(triangles, vertices, table, shells), sums };
}
