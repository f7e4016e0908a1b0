import { GrowingArray } from "../growing-array.ts";
import { closePairs } from "../spatial/leaf-pairs.ts";
import { TrianglePlane } from "../spatial/triangle-planes.ts";
import { leafStart, type TriangleTree } from "../spatial/triangle-tree.ts";

/** Beyond this the shells are so entangled that their union is not worked out. */
const MOST_PAIRS = 3_000_000;

/**
 * For each triangle the triangles of other shells that cross it or come within `epsilon` (a superset: some only
 * come close to doing so). Null if there are too many.
 */
export function crossingShells(
  tree: TriangleTree,
  shellOf: Int32Array,
  epsilon: number,
): Map<number, number[]> | null {
  const single = singleShellNodes(tree, shellOf);
  // a heap comes to millions of pairs: as lists of numbers they would take hundreds of megabytes for nothing
  const pairs = new GrowingArray<Uint32Array>(Uint32Array, 4096);
  const one = new TrianglePlane();
  const two = new TrianglePlane();
  const areTooMany = () => pairs.length > 2 * MOST_PAIRS;
  const skip = (a: number, b: number) => (single[a]! >= 0 && single[a] === single[b]) || areTooMany();
  const complete = closePairs(tree, skip, epsilon, (t, u) => {
    if (shellOf[t] === shellOf[u] || shellOf[t]! < 0 || shellOf[u]! < 0) return;
    one.load(tree.positions, tree.triangles, t);
    two.load(tree.positions, tree.triangles, u);
    if (boxesApart(one.corners, two.corners, epsilon)) return;
    if (one.separates(two.corners, epsilon) || two.separates(one.corners, epsilon)) return;
    pairs.push(t);
    pairs.push(u);
  });
  return complete && !areTooMany() ? listsOf(pairs.finish()) : null;
}

/** Each triangle with those it was paired with, once each, in the order in which they were found. */
function listsOf(pairs: Uint32Array): Map<number, number[]> {
  const lists = new Map<number, number[]>();
  const add = (t: number, u: number) => {
    const list = lists.get(t);
    if (list) list.push(u);
    else lists.set(t, [u]);
  };
  for (let i = 0; i < pairs.length; i += 2) {
    add(pairs[i]!, pairs[i + 1]!);
    add(pairs[i + 1]!, pairs[i]!);
  }
  for (const [t, list] of lists) lists.set(t, [...new Set(list)]);
  return lists;
}

/** The shell of each node whose triangles all belong to one; -1 for mixed nodes. */
function singleShellNodes(tree: TriangleTree, shellOf: Int32Array): Int32Array {
  const single = new Int32Array(2 * tree.leaves);
  for (let leaf = 0; leaf < tree.leaves; leaf++) {
    const start = leafStart(tree, leaf);
    const end = leafStart(tree, leaf + 1);
    let shell = start < end ? shellOf[tree.order[start]!]! : -1;
    for (let i = start + 1; i < end; i++) if (shellOf[tree.order[i]!] !== shell) shell = -1;
    single[tree.leaves + leaf] = shell;
  }
  for (let node = tree.leaves - 1; node >= 1; node--) {
    const left = single[2 * node]!;
    single[node] = left === single[2 * node + 1] ? left : -1;
  }
  return single;
}

/** True if the boxes of two triangles (corners x y z) are more than `epsilon` apart on some axis. */
export function boxesApart(a: Float64Array, b: Float64Array, epsilon: number): boolean {
  for (let axis = 0; axis < 3; axis++) {
    const lowA = Math.min(a[axis]!, a[axis + 3]!, a[axis + 6]!);
    const highA = Math.max(a[axis]!, a[axis + 3]!, a[axis + 6]!);
    const lowB = Math.min(b[axis]!, b[axis + 3]!, b[axis + 6]!);
    const highB = Math.max(b[axis]!, b[axis + 3]!, b[axis + 6]!);
    if (lowA > highB + epsilon || lowB > highA + epsilon) return true;
  }
  return false;
}
