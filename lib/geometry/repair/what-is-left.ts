import type { RepairLeft } from "../../contracts/repair.ts";
import { holeLoops } from "./hole-loops.ts";
import { containersOf } from "./nesting.ts";
import { shellVolumes } from "./turn-outward.ts";
import { overlapsOf } from "./unite-shells.ts";
import { middleOf, pointOf, topologyOf, type Workpiece } from "./workpiece.ts";

/** What is wrong with a piece after all safe repairs: for a person to decide. */
export function whatIsLeft(piece: Workpiece): RepairLeft[] {
  const topology = topologyOf(piece);
  const { table } = topology;
  const left: RepairLeft[] = [];
  const atEdge = (h: number | undefined) => (h === undefined ? null : pointOf(piece, piece.triangles[h]!));
  if (table.oddEdges > 0) {
    const holes = Math.max(1, holeLoops(piece.triangles, table).length);
    left.push({ kind: "open_hole", count: holes, at: atEdge(table.boundary[0]) });
  }
  if (table.misoriented.length > 0)
    left.push({ kind: "not_orientable", count: table.misoriented.length, at: atEdge(table.misoriented[0]) });
  if (table.groups.length > 0)
    left.push({
      kind: "nonmanifold",
      count: table.groups.length,
      at: atEdge(table.nonManifold[table.groups[0]!]),
    });
  if (topology.watertight && topology.shells.count > 1) left.push(...nestedOrCrossing(piece, topology));
  return left;
}

function nestedOrCrossing(piece: Workpiece, topology: ReturnType<typeof topologyOf>): RepairLeft[] {
  const { shells } = topology;
  const containers = containersOf(piece, shells);
  if (!containers) return [];
  const volumes = shellVolumes(piece, topology);
  const overlaps = overlapsOf(piece, topology) ?? [];
  const inGroups = new Set(overlaps.flatMap(({ shells: group }) => [...group]));
  const nested = containers.findIndex(
    (inside, i) => inside.size % 2 === 1 && volumes[i]! > 0 && !inGroups.has(i),
  );
  const left: RepairLeft[] = [];
  const atShell = (shell: number) => middleOf(piece, shells.ofTriangle.indexOf(shell));
  if (nested >= 0) left.push({ kind: "nested_shell", count: 1, at: atShell(nested) });
  const [first] = inGroups;
  if (first !== undefined)
    left.push({ kind: "overlapping_shells", count: inGroups.size, at: atShell(first) });
  return left;
}
