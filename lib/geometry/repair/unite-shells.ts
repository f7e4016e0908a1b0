import { boundsOf, centreOf, diagonalOf } from "../measures/bounds.ts";
import { buildTree } from "../spatial/triangle-tree.ts";
import { joinSets, rootOf, separateSets } from "../topology/disjoint-sets.ts";
import type { Topology } from "../topology/read-topology.ts";
import { crossingShells } from "../union/shell-pairs.ts";
import { unionVolume } from "../union/union-volume.ts";
import { weldIndexed } from "../weld-indexed.ts";
import { shellVolumes } from "./turn-outward.ts";
import { kept, type Made, middleOf, topologyOf, type Workpiece } from "./workpiece.ts";

/** A closed body, outward facing, and how several of them become one. Throws nothing: null if it cannot. */
export type UniteBodies = (bodies: Workpiece[]) => Workpiece | null;

/** Distances, as a share of the diagonal, that count as touching. */
const TOUCHING = 1e-9;
/** How far the kernel's volume may lie from ours, relative: both are the same sum over different cuts. */
const AGREES = 1e-5;
/** Share of the summed volume that must be common for bodies to overlap rather than touch. */
const COMMON = 1e-6;

/** Outward shells that pass through each other, and the volume of their union, mm3. */
interface Overlap {
  shells: Set<number>;
  unionVolume: number;
}

/**
 * Makes one body of outward shells that pass through each other. The kernel's answer is taken only if it is
 * closed and its volume is the one our own sum gives; cavities and bodies inside bodies are left alone.
 */
export function uniteShells(piece: Workpiece, unite: UniteBodies): Made | null {
  const topology = topologyOf(piece);
  if (!topology.watertight || !topology.consistentlyOriented || topology.shells.count < 2) return null;
  const overlaps = overlapsOf(piece, topology);
  const groups = overlaps?.map(({ shells }) => shells);
  if (!overlaps || !groups || groups.length === 0) return null;
  const keep = new Uint8Array(piece.triangles.length / 3).fill(1);
  const united: Workpiece[] = [];
  for (const { shells, unionVolume: wanted } of overlaps) {
    const body = unitedGroup(piece, topology, shells, { unite, wanted });
    if (!body) return null;
    united.push(body);
    for (let t = 0; t < keep.length; t++) if (shells.has(topology.shells.ofTriangle[t]!)) keep[t] = 0;
  }
  const count = groups.reduce((sum, { size }) => sum + size, 0);
  const place = topology.shells.ofTriangle.findIndex((shell) => groups[0]!.has(shell));
  const made = joined([{ ...piece, triangles: kept(piece.triangles, keep) }, ...united]);
  if (!topologyOf(made).closed) return null;
  return { piece: made, step: { kind: "unite_shells", count, movedMm: 0, at: middleOf(piece, place) } };
}

/** Groups of bodies with common volume. Null where that cannot be told, or a cavity is part of one. */
export function overlapsOf(piece: Workpiece, topology: Topology): Overlap[] | null {
  const volumes = shellVolumes(piece, topology);
  const groups = meetingGroups(piece, topology);
  // A cavity that breaks through a wall is nothing a union would mend.
  if (!groups || groups.some((group) => [...group].some((shell) => volumes[shell]! <= 0))) return null;
  const overlaps: Overlap[] = [];
  for (const shells of groups) {
    const apart = [...shells].reduce((sum, shell) => sum + volumes[shell]!, 0);
    const common = unionOf(bodiesOf(piece, topology, shells));
    if (common === null) return null;
    if (apart - common > COMMON * apart) overlaps.push({ shells, unionVolume: common });
  }
  return overlaps;
}

/** Sets of shells that touch or cross each other, directly or by way of others. */
function meetingGroups(piece: Workpiece, { shells }: Topology): Set<number>[] | null {
  const diagonal = diagonalOf(boundsOf(piece.positions));
  const tree = buildTree(piece.positions, piece.triangles);
  const crossing = crossingShells(tree, shells.ofTriangle, TOUCHING * diagonal);
  if (!crossing) return null;
  const sets = separateSets(shells.count);
  for (const [t, others] of crossing) {
    for (const u of others) joinSets(sets, shells.ofTriangle[t]!, shells.ofTriangle[u]!);
  }
  const groups = new Map<number, Set<number>>();
  for (let shell = 0; shell < shells.count; shell++) {
    const root = rootOf(sets, shell);
    groups.set(root, (groups.get(root) ?? new Set()).add(shell));
  }
  return [...groups.values()].filter(({ size }) => size > 1);
}

function bodiesOf(piece: Workpiece, { shells }: Topology, group: Set<number>): Workpiece[] {
  return [...group].map((shell) => {
    const own = Uint8Array.from(shells.ofTriangle, (of) => (of === shell ? 1 : 0));
    return weldIndexed(piece.positions, kept(piece.triangles, own));
  });
}

function unionOf(bodies: Workpiece[]): number | null {
  const all = joinedApart(bodies);
  const { shells, table } = topologyOf(all);
  const bounds = boundsOf(all.positions);
  const mesh = { ...all, partVertexStart: new Uint32Array(1) };
  return unionVolume(mesh, shells, table.twin, centreOf(bounds), diagonalOf(bounds));
}

function unitedGroup(
  piece: Workpiece,
  topology: Topology,
  group: Set<number>,
  { unite, wanted }: { unite: UniteBodies; wanted: number },
): Workpiece | null {
  const made = unite(bodiesOf(piece, topology, group));
  if (!made) return null;
  const welded = weldIndexed(made.positions, made.triangles);
  const result = topologyOf(welded);
  const volume = shellVolumes(welded, result).reduce((sum, shell) => sum + shell, 0);
  const isRight =
    result.closed && result.consistentlyOriented && Math.abs(volume - wanted) <= AGREES * wanted;
  return isRight ? welded : null;
}

/** Several pieces in one, welded by equal positions. */
function joined(pieces: Workpiece[]): Workpiece {
  const { positions, triangles } = joinedApart(pieces);
  return weldIndexed(positions, triangles);
}

function joinedApart(pieces: Workpiece[]): Workpiece {
  const positions = new Float64Array(pieces.reduce((sum, piece) => sum + piece.positions.length, 0));
  const triangles = new Uint32Array(pieces.reduce((sum, piece) => sum + piece.triangles.length, 0));
  let vertex = 0;
  let corner = 0;
  for (const piece of pieces) {
    positions.set(piece.positions, vertex * 3);
    for (const index of piece.triangles) triangles[corner++] = index + vertex;
    vertex += piece.positions.length / 3;
  }
  return { positions, triangles };
}
