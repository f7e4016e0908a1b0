import { type ClosingStep, dropped } from "../closing/closes-by.ts";
import type { Mesh, Vec3 } from "../mesh.ts";
import { insideOut } from "../repair/nesting.ts";
import { readEdges } from "../topology/edges.ts";
import type { Topology } from "../topology/read-topology.ts";
import { marksOfShells, trianglesToTurn, turned } from "../topology/reorient.ts";
import type { Shells } from "../topology/shells.ts";
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
  /** Shells of the file that were turned as a whole for that; null where more was turned, or it is not known which. */
  turnedShells: boolean[] | null;
}

const NOTHING: ChargedVolume = { volume: null, overlaps: 0, outward: null, turnedShells: null };

/**
 * The volume that is cast and charged: |signed volume| of a closed surface, after turning triangles the same way where
 * their direction is mixed, and bodies that are inside out beside others; the union where shells, turned outward,
 * overlap; what is written twice once; the plain sum where a safe step closes the surface; else nothing, and nothing for
 * what is flat. `diagonal` of the box and `centre` in file units.
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
  return isFlat ? { ...NOTHING, turnedShells: charged.turnedShells } : charged;
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
      : topology.watertight
        ? shellsTurned(mesh, topology, sums)
        : asTurned(mesh, sumWithoutDuplicates(mesh, topology, sums.signedVolume, closing, centre));
  const { shells, watertight, table } = topology;
  const { volume, outward } = plain;
  if (!outward || !volume || !watertight || shells.count === 1 || !someBoxesMeet(mesh, shells)) return plain;
  const union = unionVolume({ ...mesh, triangles: outward }, shells, table.twin, centre, diagonal);
  if (union === null || Math.abs(union - volume) <= OVERLAP * volume) return plain;
  return { ...plain, volume: union, overlaps: shells.count };
}

/** As a whole the one way or the other. */
function asTurned({ triangles }: Mesh, signedVolume: number): ChargedVolume {
  const outward =
    signedVolume < 0 ? turned(triangles, new Uint8Array(triangles.length / 3).fill(1)) : triangles;
  return { volume: Math.abs(signedVolume), overlaps: 0, outward, turnedShells: null };
}

/** Bodies that are inside out turned as a whole: a mirrored copy is, beside the one it was made of. */
function shellsTurned(mesh: Mesh, { shells }: Topology, sums: SurfaceSums): ChargedVolume {
  const { signedVolume, shellVolumes } = sums;
  const turnedShells = insideOut(mesh, shells, shellVolumes);
  if (!turnedShells?.includes(true) || !turnedShells.includes(false))
    return { ...asTurned(mesh, signedVolume), turnedShells };
  return { ...withTurned(mesh.triangles, shells, shellVolumes, turnedShells), turnedShells };
}

function withTurned(triangles: Uint32Array, shells: Shells, volumes: Float64Array, goes: boolean[]) {
  const volume = volumes.reduce((sum, own, shell) => sum + (goes[shell] ? -own : own), 0);
  return { volume, overlaps: 0, outward: turned(triangles, marksOfShells(shells, goes)) };
}

/** Neighbours turned the same way, then shells that came out negative turned as a whole, but for cavities. */
function afterTurning(mesh: Mesh, topology: Topology, centre: Vec3): ChargedVolume {
  const marks = trianglesToTurn(mesh.triangles, topology);
  if (marks === null) return NOTHING;
  const { shells } = topology;
  const { positions } = mesh;
  const triangles = turned(mesh.triangles, marks);
  const { shellVolumes } = surfaceSums(positions, triangles, centre, shells.ofTriangle, shells.count);
  const whole = insideOut({ positions, triangles }, shells, shellVolumes);
  const goes = Array.from(shellVolumes, (volume, shell) =>
    whole && shells.watertight[shell] === 1 ? whole[shell] === true : volume < 0,
  );
  // The volumes that the findings see are those of before.
  return { ...withTurned(triangles, shells, shellVolumes, goes), turnedShells: null };
}

/**
 * The sum without triangles that are there twice, where that closes the surface, or leaves it as closed as it was and
 * less is charged: copies back to back take each other away as they stand.
 */
function sumWithoutDuplicates(
  mesh: Mesh,
  topology: Topology,
  signedVolume: number,
  closing: ClosingStep | null,
  centre: Vec3,
): number {
  if (topology.duplicateFaces.length === 0) return signedVolume;
  const triangles = dropped(mesh.triangles, topology.duplicateFaces);
  if (closing !== "removal" && !isClosed(triangles, mesh.positions.length / 3)) return signedVolume;
  const nowhere = new Int32Array(triangles.length / 3).fill(-1);
  const once = surfaceSums(mesh.positions, triangles, centre, nowhere, 0).signedVolume;
  return closing === "removal" || Math.abs(once) < Math.abs(signedVolume) ? once : signedVolume;
}

function isClosed(triangles: Uint32Array, vertices: number): boolean {
  const { oddEdges, misoriented, unbalancedNonManifoldEdges } = readEdges(triangles, vertices);
  return oddEdges === 0 && misoriented.length === 0 && unbalancedNonManifoldEdges === 0;
}
