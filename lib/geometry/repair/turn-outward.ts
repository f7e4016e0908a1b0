import { surfaceSums } from "../measures/surface.ts";
import type { Topology } from "../topology/read-topology.ts";
import { marksOfShells, trianglesToTurn, turned } from "../topology/reorient.ts";
import { insideOut } from "./nesting.ts";
import { type Made, middleOf, topologyOf, type Workpiece } from "./workpiece.ts";

/** Turns triangles so that neighbours agree, each patch the way that turns fewer. Null: nothing to turn, or no way. */
export function turnTriangles(piece: Workpiece): Made | null {
  const topology = topologyOf(piece);
  if (topology.table.misoriented.length === 0) return null;
  const marks = trianglesToTurn(piece.triangles, topology);
  const first = marks?.indexOf(1) ?? -1;
  if (!marks || first < 0) return null;
  const count = marks.reduce((sum, mark) => sum + mark, 0);
  return {
    piece: { ...piece, triangles: turned(piece.triangles, marks) },
    step: { kind: "turn_triangles", count, movedMm: 0, at: middleOf(piece, first) },
  };
}

/** Turns outermost shells that are inside out, each with everything in it. */
export function turnShells(piece: Workpiece): Made | null {
  const topology = topologyOf(piece);
  const volumes = shellVolumes(piece, topology);
  const { watertight } = topology.shells;
  if (!topology.consistentlyOriented || !volumes.some((volume, i) => watertight[i] === 1 && volume < 0))
    return null;
  const goes = insideOut(piece, topology.shells, volumes);
  if (!goes) return null;
  const count = goes.filter(Boolean).length;
  if (count === 0) return null;
  const marks = marksOfShells(topology.shells, goes);
  return {
    piece: { ...piece, triangles: turned(piece.triangles, marks) },
    step: { kind: "turn_shells", count, movedMm: 0, at: middleOf(piece, marks.indexOf(1)) },
  };
}

/** Signed volume of each shell, mm3, about its own first vertex's model. */
export function shellVolumes(piece: Workpiece, { shells }: Topology): Float64Array {
  const { positions, triangles } = piece;
  const origin = [positions[0]!, positions[1]!, positions[2]!] as [number, number, number];
  return surfaceSums(positions, triangles, origin, shells.ofTriangle, shells.count).shellVolumes;
}
