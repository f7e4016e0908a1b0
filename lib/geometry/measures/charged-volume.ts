import { type ClosingStep, dropped } from "../closing/closes-by.ts";
import type { Mesh, Vec3 } from "../mesh.ts";
import type { Topology } from "../topology/read-topology.ts";
import { trianglesToTurn, turned } from "../topology/reorient.ts";
import { someBoxesMeet } from "../union/shell-boxes.ts";
import { unionVolume } from "../union/union-volume.ts";
import { type SurfaceSums, surfaceSums } from "./surface.ts";

/** Share of the summed volume by which a union must differ to count as an overlap. */
const OVERLAP = 1e-3;
/** Volume over area and diagonal below which a shape is flat: rounding, not metal. */
const FLAT = 1e-13;

export interface ChargedVolume {
  /** Cubic file units; null where the surface encloses nothing definite. */
  volume: number | null;
  /** Shells whose union is smaller than their sum by more than 0.1 %. */
  overlaps: number;
  /** The triangles, turned so that outside is outside; null where that has no meaning. */
  outward: Uint32Array | null;
}

const NOTHING: ChargedVolume = { volume: null, overlaps: 0, outward: null };

/**
 * The volume that is cast and charged: |signed volume| of a closed surface; the union where shells overlap;
 * after turning triangles the same way where their direction is mixed; the plain sum where a safe step closes
 * the surface; else nothing, and nothing for what is flat. `diagonal` of the box and `centre` in file units.
 */
export function chargedVolume(
  mesh: Mesh,
  topology: Topology,
  sums: SurfaceSums,
  closing: ClosingStep | null,
  centre: Vec3,
  diagonal: number,
): ChargedVolume {
  const charged = enclosed(mesh, topology, sums, closing, centre, diagonal);
  const isFlat = charged.volume !== null && charged.volume <= FLAT * sums.area * diagonal;
  return isFlat ? NOTHING : charged;
}

function enclosed(
  mesh: Mesh,
  topology: Topology,
  sums: SurfaceSums,
  closing: ClosingStep | null,
  centre: Vec3,
  diagonal: number,
): ChargedVolume {
  if (!topology.closed && closing === null) return NOTHING;
  if (topology.table.misoriented.length > 0) return afterTurning(mesh, topology, centre);
  const sum = closing === "removal" ? withoutDuplicates(mesh, topology, centre) : sums.signedVolume;
  const outward =
    sum < 0 ? turned(mesh.triangles, new Uint8Array(mesh.triangles.length / 3).fill(1)) : mesh.triangles;
  const plain = { volume: Math.abs(sum), overlaps: 0, outward };
  const solid = topology.watertight && topology.shells.count > 1 && sum > 0;
  if (!solid || !someBoxesMeet(mesh, topology.shells)) return plain;
  const union = unionVolume(mesh, topology.shells, topology.table.twin, centre, diagonal);
  if (union === null || Math.abs(union - plain.volume) <= OVERLAP * plain.volume) return plain;
  return { volume: union, overlaps: topology.shells.count, outward };
}

/** Neighbours turned the same way, then shells that came out negative turned as a whole. */
function afterTurning(mesh: Mesh, topology: Topology, centre: Vec3): ChargedVolume {
  const marks = trianglesToTurn(mesh.triangles, topology);
  if (marks === null) return NOTHING;
  const { ofTriangle, count } = topology.shells;
  const { shellVolumes } = surfaceSums(
    mesh.positions,
    turned(mesh.triangles, marks),
    centre,
    ofTriangle,
    count,
  );
  for (let t = 0; t < marks.length; t++) if (shellVolumes[ofTriangle[t]!]! < 0) marks[t]! ^= 1;
  const volume = shellVolumes.reduce((sum, shell) => sum + Math.abs(shell), 0);
  return { volume, overlaps: 0, outward: turned(mesh.triangles, marks) };
}

function withoutDuplicates(mesh: Mesh, topology: Topology, centre: Vec3): number {
  const triangles = dropped(mesh.triangles, topology.duplicateFaces);
  const nowhere = new Int32Array(triangles.length / 3).fill(-1);
  return surfaceSums(mesh.positions, triangles, centre, nowhere, 0).signedVolume;
}
