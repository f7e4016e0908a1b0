import type { Vec3 } from "../mesh.ts";
import type { EdgeTable } from "../topology/edges.ts";
import { labelShells, type Shells } from "../topology/shells.ts";
import { type SurfaceSums, surfaceSums } from "./surface.ts";

/** The shells of a surface, and its sums about a centre. */
export interface ShellSums {
  shells: Shells;
  sums: SurfaceSums;
}

/** Labels the shells and sums them. `centre` in file units. */
export function shellSums(
  positions: Float64Array,
  triangles: Uint32Array,
  table: EdgeTable,
  centre: Vec3,
): ShellSums {
  const shells = labelShells(triangles, table);
  return { shells, sums: surfaceSums(positions, triangles, centre, shells.ofTriangle, shells.count) };
}
