import { type ClosingStep, dropped } from "../closing/closes-by.ts";
import type { Mesh, Vec3 } from "../mesh.ts";
import type { Topology } from "../topology/read-topology.ts";
import { trianglesToTurn, turned } from "../topology/reorient.ts";
import { someBoxesMeet } from "../union/shell-boxes.ts";
import { unionVolume } from "../union/union-volume.ts";
import { type SurfaceSums, surfaceSums } from "./surface.ts";

/** Share of the summed volume by which a union must differ to count as an overlap. */
const OVERLAP = 1e-3;

export interface ChargedVolume {
  /** Cubic file units; null where the surface encloses nothing definite. */
  volume: number | null;
  /** Shells whose union is smaller than their sum by more than 0.1 %. */
  overlaps: number;
}

/**
 * The volume that is cast and charged: |signed volume| of a closed surface; after turning triangles the same
 * way where their direction is mixed; the plain sum where a safe step closes the surface; else nothing.
 */
export function chargedVolume(
  mesh: Mesh,
  topology: Topology,
  sums: SurfaceSums,
  closing: ClosingStep | null,
  centre: Vec3,
  diagonal: number,
): ChargedVolume {
  const none = { volume: null, overlaps: 0 };
  if (closing === "removal")
    return { volume: Math.abs(withoutDuplicates(mesh, topology, centre)), overlaps: 0 };
  if (closing !== null) return { volume: Math.abs(sums.signedVolume), overlaps: 0 };
  if (!topology.closed) return none;
  if (topology.consistentlyOriented) return unionOf(mesh, topology, sums, centre, diagonal);
  const marks = trianglesToTurn(mesh.triangles, topology);
  if (marks === null) return none;
  const { ofTriangle, count } = topology.shells;
  const again = surfaceSums(mesh.positions, turned(mesh.triangles, marks), centre, ofTriangle, count);
  return { volume: again.shellVolumes.reduce((sum, volume) => sum + Math.abs(volume), 0), overlaps: 0 };
}

function withoutDuplicates(mesh: Mesh, topology: Topology, centre: Vec3): number {
  const triangles = dropped(mesh.triangles, topology.duplicateFaces);
  const nowhere = new Int32Array(triangles.length / 3).fill(-1);
  return surfaceSums(mesh.positions, triangles, centre, nowhere, 0).signedVolume;
}

/** The union where watertight shells overlap by more than 0.1 % of their sum; else the plain sum. */
function unionOf(
  mesh: Mesh,
  topology: Topology,
  sums: SurfaceSums,
  centre: Vec3,
  diagonal: number,
): ChargedVolume {
  const plain = { volume: Math.abs(sums.signedVolume), overlaps: 0 };
  const { shells, table } = topology;
  const outward = sums.signedVolume > 0 && topology.watertight;
  if (!outward || shells.count < 2 || !someBoxesMeet(mesh, shells)) return plain;
  const union = unionVolume(mesh, shells, table.twin, centre, diagonal);
  if (union === null || Math.abs(union - plain.volume) <= OVERLAP * plain.volume) return plain;
  return { volume: union, overlaps: shells.count };
}
