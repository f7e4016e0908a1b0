import { boundsOf } from "../measures/bounds.ts";
import { mortonOrder } from "./morton-order.ts";

/** Triangles per leaf aimed at; leaves hold between half and all of it. */
const LEAF = 4;

/**
 * Bounding-volume tree over triangles in Morton order. A perfect binary tree without pointers: node 1 is the
 * root, the children of i are 2i and 2i + 1, the leaves start at `leaves`; leaf k holds the triangles
 * `order[floor(k T / leaves)] ...`. Built in linear time; boxes are 32-bit, rounded outwards.
 */
export interface TriangleTree {
  positions: Float64Array;
  triangles: Uint32Array;
  order: Uint32Array;
  leaves: number;
  /** min x y z, max x y z per node. */
  boxes: Float32Array;
}

export function buildTree(positions: Float64Array, triangles: Uint32Array): TriangleTree {
  const count = triangles.length / 3;
  let leaves = 1;
  while (leaves * LEAF < count) leaves *= 2;
  const order = mortonOrder(positions, triangles, boundsOf(positions));
  const tree = { positions, triangles, order, leaves, boxes: new Float32Array(12 * leaves) };
  for (let leaf = 0; leaf < leaves; leaf++) fillLeaf(tree, leaf);
  for (let node = leaves - 1; node >= 1; node--) joinChildren(tree.boxes, node);
  return tree;
}

/** First place in `order` of a leaf; the next leaf's first place is its end. */
export const leafStart = (tree: TriangleTree, leaf: number): number =>
  Math.floor((leaf * tree.order.length) / tree.leaves);

function fillLeaf(tree: TriangleTree, leaf: number): void {
  const { positions, triangles, order, boxes } = tree;
  let x0 = Infinity;
  let y0 = Infinity;
  let z0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  let z1 = -Infinity;
  const end = leafStart(tree, leaf + 1);
  for (let i = leafStart(tree, leaf); i < end; i++) {
    const first = order[i]! * 3;
    for (let corner = first; corner < first + 3; corner++) {
      const v = triangles[corner]! * 3;
      const x = positions[v]!;
      const y = positions[v + 1]!;
      const z = positions[v + 2]!;
      if (x < x0) x0 = x;
      if (x > x1) x1 = x;
      if (y < y0) y0 = y;
      if (y > y1) y1 = y;
      if (z < z0) z0 = z;
      if (z > z1) z1 = z;
    }
  }
  const at = 6 * (tree.leaves + leaf);
  boxes[at] = below(x0);
  boxes[at + 1] = below(y0);
  boxes[at + 2] = below(z0);
  boxes[at + 3] = above(x1);
  boxes[at + 4] = above(y1);
  boxes[at + 5] = above(z1);
}

/** A little outwards: half a unit in the last place of 32 bits is 6e-8 of the value. */
const below = (value: number): number => value - Math.abs(value) * 1.2e-7 - 1e-37;
const above = (value: number): number => value + Math.abs(value) * 1.2e-7 + 1e-37;

function joinChildren(boxes: Float32Array, node: number): void {
  const at = 6 * node;
  const left = 12 * node;
  for (let i = 0; i < 3; i++) boxes[at + i] = Math.min(boxes[left + i]!, boxes[left + 6 + i]!);
  for (let i = 3; i < 6; i++) boxes[at + i] = Math.max(boxes[left + i]!, boxes[left + 6 + i]!);
}
