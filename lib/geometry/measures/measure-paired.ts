import type { HalfEdgePairs } from "../topology/pair-half-edges.ts";
import { pairedShells, type Shells } from "../topology/shells.ts";
import { type Bounds, boundsOf, centreOf } from "./bounds.ts";
import { type SurfaceSums, surfaceSums } from "./surface.ts";

/** What the pairs of a surface say, if they are all its edges. */
export interface PairedMeasures {
  bounds: Bounds;
  shells: Shells;
  /** About the centre of the bounds. */
  sums: SurfaceSums;
}

/** Box, shells and sums of a surface by its pairs alone. */
export function measurePaired(
  positions: Float64Array,
  triangles: Uint32Array,
  pairs: Pick<HalfEdgePairs, "sets" | "degenerate">,
): PairedMeasures {
  const bounds = boundsOf(positions);
  const shells = pairedShells(triangles, pairs);
  const sums = surfaceSums(positions, triangles, centreOf(bounds), shells.ofTriangle, shells.count);
  return { bounds, shells, sums };
}
