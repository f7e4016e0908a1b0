import { leafStart, type TriangleTree } from "./triangle-tree.ts";

/** Pairs after which a model counts as a heap: real pieces ask for 40 to 400 a triangle, heaps for their square. */
const MOST_PAIRS = { least: 50_000_000, perTriangle: 500 };

/**
 * Calls `take` for each pair of different triangles whose boxes may come within `distance`, sometimes more than
 * once; `skip` prunes pairs of nodes. False if it gave up, because too many triangles lie in one place.
 */
export function closePairs(
  tree: TriangleTree,
  skip: (a: number, b: number) => boolean,
  distance: number,
  take: (t: number, u: number) => void,
): boolean {
  const { boxes, leaves } = tree;
  const stack: number[] = [1, 1];
  let left = MOST_PAIRS.least + (MOST_PAIRS.perTriangle * tree.triangles.length) / 3;
  while (stack.length > 0) {
    if (left-- <= 0) return false;
    const b = stack.pop()!;
    const a = stack.pop()!;
    if (skip(a, b) || (a !== b && !meet(boxes, a, b, distance))) continue;
    if (a >= leaves && b >= leaves) left -= leafPairs(tree, a - leaves, b - leaves, take);
    else if (a === b) stack.push(2 * a, 2 * a, 2 * a, 2 * a + 1, 2 * a + 1, 2 * a + 1);
    else if (b >= leaves || (a < leaves && a <= b)) stack.push(2 * a, b, 2 * a + 1, b);
    else stack.push(a, 2 * b, a, 2 * b + 1);
  }
  return true;
}

function meet(boxes: Float32Array, a: number, b: number, distance: number): boolean {
  const i = 6 * a;
  const j = 6 * b;
  return (
    boxes[i]! <= boxes[j + 3]! + distance &&
    boxes[j]! <= boxes[i + 3]! + distance &&
    boxes[i + 1]! <= boxes[j + 4]! + distance &&
    boxes[j + 1]! <= boxes[i + 4]! + distance &&
    boxes[i + 2]! <= boxes[j + 5]! + distance &&
    boxes[j + 2]! <= boxes[i + 5]! + distance
  );
}

/** The number of pairs. */
function leafPairs(tree: TriangleTree, a: number, b: number, take: (t: number, u: number) => void): number {
  const { order } = tree;
  const endA = leafStart(tree, a + 1);
  const endB = leafStart(tree, b + 1);
  const pairs = (endA - leafStart(tree, a)) * (endB - leafStart(tree, b));
  for (let i = leafStart(tree, a); i < endA; i++) {
    for (let j = a === b ? i + 1 : leafStart(tree, b); j < endB; j++) {
      if (order[i] !== order[j]) take(order[i]!, order[j]!);
    }
  }
  return pairs;
}
