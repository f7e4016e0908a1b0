import type { RepairStep } from "../../contracts/repair.ts";
import type { Vec3 } from "../mesh.ts";
import { readTopology, type Topology } from "../topology/read-topology.ts";
import { weldIndexed } from "../weld-indexed.ts";

/** A mesh under repair: in the unit it will be written in, every coordinate a 32-bit number, welded as a reader of the result will. */
export interface Workpiece {
  positions: Float64Array;
  triangles: Uint32Array;
}

/** What one step made of a workpiece. */
export interface Made {
  piece: Workpiece;
  step: RepairStep;
}

/** The mesh scaled, rounded to 32 bits and welded over all parts; `rounded` is the furthest move. */
export function startWork(
  positions: Float64Array,
  triangles: Uint32Array,
  scale: number,
): { piece: Workpiece; rounded: number } {
  let rounded = 0;
  const written = positions.map((value) => {
    const exact = value * scale;
    const near = Math.fround(exact);
    rounded = Math.max(rounded, Math.abs(near - exact));
    return near;
  });
  return { piece: weldIndexed(written, triangles), rounded };
}

export const topologyOf = ({ positions, triangles }: Workpiece): Topology =>
  readTopology(triangles, positions.length / 3);

/** The middle of a triangle. */
export function middleOf({ positions: p, triangles }: Workpiece, triangle: number): Vec3 {
  const sum: Vec3 = [0, 0, 0];
  for (let k = 0; k < 3; k++) {
    for (let axis = 0; axis < 3; axis++) sum[axis]! += p[triangles[3 * triangle + k]! * 3 + axis]! / 3;
  }
  return sum;
}

export function pointOf({ positions: p }: Workpiece, vertex: number): Vec3 {
  return [p[vertex * 3]!, p[vertex * 3 + 1]!, p[vertex * 3 + 2]!];
}

/** The triangles for which `keep` is not 0. */
export function kept(triangles: Uint32Array, keep: Uint8Array): Uint32Array {
  let length = 0;
  for (let t = 0; t < keep.length; t++) length += keep[t] === 0 ? 0 : 3;
  const out = new Uint32Array(length);
  let at = 0;
  for (let t = 0; t < keep.length; t++) {
    if (keep[t] === 0) continue;
    for (let k = 0; k < 3; k++) out[at++] = triangles[3 * t + k]!;
  }
  return out;
}
