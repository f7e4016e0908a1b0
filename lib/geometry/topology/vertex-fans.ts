import { joinSets, rootOf, separateSets } from "./disjoint-sets.ts";
import type { EdgeTable } from "./edges.ts";
import { isLeftOut } from "./half-edge-buckets.ts";

const nextOf = (h: number): number => (h % 3 === 2 ? h - 2 : h + 1);
const previousOf = (h: number): number => (h % 3 === 0 ? h + 2 : h - 1);

/**
 * Vertices whose triangles form more than one fan; only rough ones do. From one triangle at each the fan is walked
 * over shared edges; if the walk does not meet all triangles there are more. Vertices at edges of three or more
 * triangles are settled by union-find instead, because there a fan branches.
 */
export function nonManifoldVertices(triangles: Uint32Array, table: EdgeTable): Uint32Array {
  const { rough } = table;
  if (rough === null) return new Uint32Array(0);
  const valence = new Int32Array(rough.length);
  const anyCorner = new Int32Array(rough.length).fill(-1);
  for (let h = 0; h < triangles.length; h++) {
    const vertex = triangles[h]!;
    if (rough[vertex] === 0 || isLeftOut(triangles, h)) continue;
    valence[vertex]!++;
    anyCorner[vertex] = h;
  }
  const found: number[] = [];
  const branching = branchingVertices(triangles, table);
  for (let v = 0; v < rough.length; v++) {
    if (
      valence[v]! > 0 &&
      !branching.has(v) &&
      fanSize(triangles, table.twin, v, anyCorner[v]!) < valence[v]!
    ) {
      found.push(v);
    }
  }
  if (branching.size > 0) found.push(...branchingFans(triangles, table, branching));
  return Uint32Array.from(found).sort();
}

/** Triangles met when turning around `vertex` from the corner `first` (a half-edge that leaves it). */
function fanSize(triangles: Uint32Array, twin: Int32Array, vertex: number, first: number): number {
  let size = 1;
  let edge = previousOf(first);
  for (let turn = 0; turn < 2; turn++) {
    for (;;) {
      const over = twin[edge]!;
      if (over < 0) break;
      const start = triangles[over] === vertex;
      const corner = start ? over : nextOf(over);
      if (corner === first) return size;
      size++;
      edge = start ? previousOf(over) : nextOf(over);
    }
    edge = first;
  }
  return size;
}

function branchingVertices(triangles: Uint32Array, table: EdgeTable): Set<number> {
  const set = new Set<number>();
  for (const start of table.groups) {
    const h = table.nonManifold[start]!;
    set.add(triangles[h]!);
    set.add(triangles[nextOf(h)]!);
  }
  return set;
}

/** Branching vertices with more than one fan: corners at one vertex are joined over every shared edge. */
function branchingFans(triangles: Uint32Array, table: EdgeTable, branching: Set<number>): number[] {
  const corners = separateSets(triangles.length);
  const cornerAt = (h: number, vertex: number) => (triangles[h] === vertex ? h : nextOf(h));
  const join = (h: number, other: number) => {
    for (const vertex of [triangles[h]!, triangles[nextOf(h)]!]) {
      if (branching.has(vertex)) joinSets(corners, cornerAt(h, vertex), cornerAt(other, vertex));
    }
  };
  table.twin.forEach((other, h) => {
    if (other > h && (branching.has(triangles[h]!) || branching.has(triangles[nextOf(h)]!))) join(h, other);
  });
  table.groups.forEach((start, g) => {
    const end = table.groups[g + 1] ?? table.nonManifold.length;
    for (let i = start + 1; i < end; i++) join(table.nonManifold[start]!, table.nonManifold[i]!);
  });
  const first = new Map<number, number>();
  const several = new Set<number>();
  for (let h = 0; h < triangles.length; h++) {
    const vertex = triangles[h]!;
    if (!branching.has(vertex) || isLeftOut(triangles, h)) continue;
    const root = rootOf(corners, h);
    if ((first.get(vertex) ?? root) !== root) several.add(vertex);
    first.set(vertex, root);
  }
  return [...several];
}
