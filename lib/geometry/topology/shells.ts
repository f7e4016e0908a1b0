import { inBlocks } from "../in-blocks.ts";
import { joinSets, rootOf, separateSets } from "./disjoint-sets.ts";
import type { EdgeTable } from "./edges.ts";
import { isLeftOut } from "./half-edge-buckets.ts";
import type { HalfEdgePairs } from "./pair-half-edges.ts";

export interface Shells {
  count: number;
  /** Shell of each triangle, numbered by first appearance; -1 for degenerate triangles. */
  ofTriangle: Int32Array;
  triangles: Uint32Array;
  /** 1 where every edge of the shell belongs to exactly two triangles. */
  watertight: Uint8Array;
}

/** Components of triangles joined over pairs, as if those were all edges; in place of the sets. */
export function pairedShells(
  triangles: Uint32Array,
  { sets, degenerate }: Pick<HalfEdgePairs, "sets" | "degenerate">,
): Shells {
  const counts: number[] = [];
  inBlocks(0, sets.length, (from, to) => labelSome(triangles, sets, degenerate, counts, from, to));
  const watertight = new Uint8Array(counts.length).fill(1);
  return { count: counts.length, ofTriangle: sets, triangles: Uint32Array.from(counts), watertight };
}

/** In place: a triangle leads to an earlier one of its set, which holds its label by the time the later one asks. */
function labelSome(
  triangles: Uint32Array,
  sets: Int32Array,
  degenerate: number,
  counts: number[],
  from: number,
  to: number,
): void {
  for (let t = from; t < to; t++) {
    const earlier = sets[t]!;
    if (earlier !== t) {
      const shell = sets[earlier]!;
      sets[t] = shell;
      counts[shell]!++;
    } else if (degenerate > 0 && isLeftOut(triangles, 3 * t)) {
      sets[t] = -1;
    } else {
      sets[t] = counts.length;
      counts.push(1);
    }
  }
}

/**
 * Components of triangles joined over shared edges. Pairs lie at one edge each, so that nothing has to be parted: what
 * was sorted only joins more of them. Writes over `paired`.
 */
export function joinShells(paired: Shells, { rough, twin, twinned, groups, ...table }: EdgeTable): Shells {
  if (rough === null) return paired;
  const { ofTriangle } = paired;
  const sets = separateSets(paired.count);
  const join = (h: number, other: number) =>
    joinSets(sets, ofTriangle[(h / 3) | 0]!, ofTriangle[(other / 3) | 0]!);
  for (const h of twinned) join(h, twin[h]!);
  groups.forEach((start, g) => {
    const end = groups[g + 1] ?? table.nonManifold.length;
    for (let i = start + 1; i < end; i++) join(table.nonManifold[start]!, table.nonManifold[i]!);
  });
  const label = new Int32Array(paired.count);
  const counts: number[] = [];
  for (let shell = 0; shell < paired.count; shell++) {
    const root = rootOf(sets, shell);
    label[shell] = root === shell ? counts.push(0) - 1 : label[root]!;
    counts[label[shell]!]! += paired.triangles[shell]!;
  }
  for (let t = 0; t < ofTriangle.length; t++) if (ofTriangle[t]! >= 0) ofTriangle[t] = label[ofTriangle[t]!]!;
  const watertight = new Uint8Array(counts.length).fill(1);
  for (const h of table.boundary) watertight[ofTriangle[(h / 3) | 0]!] = 0;
  for (const h of table.nonManifold) watertight[ofTriangle[(h / 3) | 0]!] = 0;
  return { count: counts.length, ofTriangle, triangles: Uint32Array.from(counts), watertight };
}
