import { type ClosingStep, dropped } from "../closing/closes-by.ts";
import type { Mesh, Vec3 } from "../mesh.ts";
import { insideOut } from "../repair/nesting.ts";
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
 * The volume that is cast and charged: |signed volume| of a closed surface, after turning triangles the same way where
 * their direction is mixed; the union where shells, turned outward, overlap; the plain sum where a safe step closes
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
  const plain =
    topology.table.misoriented.length > 0
      ? afterTurning(mesh, topology, centre)
      : asTurned(mesh, closing === "removal" ? withoutDuplicates(mesh, topology, centre) : sums.signedVolume);
  const { shells, watertight, table } = topology;
  const { volume, outward } = plain;
  if (!outward || !volume || !watertight || shells.count === 1 || !someBoxesMeet(mesh, shells)) return plain;
  const union = unionVolume({ ...mesh, triangles: outward }, shells, table.twin, centre, diagonal);
  if (union === null || Math.abs(union - volume) <= OVERLAP * volume) return plain;
  return { volume: union, overlaps: shells.count, outward };
}

/** As a whole the one way or the other. */
function asTurned({ triangles }: Mesh, signedVolume: number): ChargedVolume {
  const outward =
    signedVolume < 0 ? turned(triangles, new Uint8Array(triangles.length / 3).fill(1)) : triangles;
  return { volume: Math.abs(signedVolume), overlaps: 0, outward };
}

/** Neighbours turned the same way, then shells that came out negative turned as a whole, but for cavities. */
function afterTurning(mesh: Mesh, topology: Topology, centre: Vec3): ChargedVolume {
  const marks = trianglesToTurn(mesh.triangles, topology);
  if (marks === null) return NOTHING;
  const { shells } = topology;
  const { positions } = mesh;
  const triangles = turned(mesh.triangles, marks);
  const { shellVolumes } = surfaceSums(positions, triangles, centre, shells.ofTriangle, shells.count);
  const whole =
    shellVolumes.some((volume) => volume < 0) && insideOut({ positions, triangles }, shells, shellVolumes);
  const goes = shellVolumes.map((volume, i) => {
    const isLoose = !whole || shells.watertight[i] === 0;
    return (isLoose ? volume < 0 : whole[i]) ? 1 : 0;
  });
  for (let t = 0; t < marks.length; t++) if (goes[shells.ofTriangle[t]!] === 1) marks[t]! ^= 1;
  const volume = shellVolumes.reduce((sum, shell, i) => sum + (goes[i] === 1 ? -shell : shell), 0);
  return { volume, overlaps: 0, outward: turned(mesh.triangles, marks) };
}

function withoutDuplicates(mesh: Mesh, topology: Topology, centre: Vec3): number {
  const triangles = dropped(mesh.triangles, topology.duplicateFaces);
  const nowhere = new Int32Array(triangles.length / 3).fill(-1);
  return surfaceSums(mesh.positions, triangles, centre, nowhere, 0).signedVolume;
}
