import { mortonOrder } from "./morton-order.ts";
import { referencesOf } from "./references.ts";

/** References per leaf aimed at; leaves hold between half and all of it. */
const LEAF = 4;

/**
 * Bounding-volume tree over triangles in Morton order. A perfect binary tree without pointers: node 1 is the
 * root, the children of i are 2i and 2i + 1, the leaves start at `leaves`; leaf k holds the triangles
 * `order[leafStart(k)] ... order[leafStart(k + 1) - 1]`. A long triangle may stand in several leaves. Built in
 * linear time; boxes are 32-bit, rounded outwards.
 */
export interface TriangleTree {
  positions: Float64Array;
  triangles: Uint32Array;
  order: Uint32Array;
  leaves: number;
  /** min x y z, max x y z per node. */
  boxes: Float32Array;
  /** Triangles that searches have looked at so far: those that ask often give up beyond MOST_TESTS. */
  tests: number;
}

/** A few seconds of work; real pieces ask for a tenth of it. */
export const MOST_TESTS = 300_000_000;

export function buildTree(positions: Float64Array, triangles: Uint32Array): TriangleTree {
  const references = referencesOf(positions, triangles);
  const count = references.triangles.length;
  let leaves = 1;
  while (leaves * LEAF < count) leaves *= 2;
  const order = mortonOrder(references.boxes);
  const boxes = new Float32Array(12 * leaves);
  const tree = { positions, triangles, order, leaves, boxes, tests: 0 };
  for (let leaf = 0; leaf < leaves; leaf++) fillLeaf(tree, leaf, references.boxes);
  for (let node = leaves - 1; node >= 1; node--) joinChildren(boxes, node);
  for (let i = 0; i < count; i++) order[i] = references.triangles[order[i]!]!;
  return tree;
}

/** First place in `order` of a leaf; the next leaf's first place is its end. */
export const leafStart = (tree: TriangleTree, leaf: number): number =>
  Math.floor((leaf * tree.order.length) / tree.leaves);

function fillLeaf(tree: TriangleTree, leaf: number, references: Float32Array): void {
  const at = 6 * (tree.leaves + leaf);
  const { boxes, order } = tree;
  boxes.fill(Infinity, at, at + 3);
  boxes.fill(-Infinity, at + 3, at + 6);
  const end = leafStart(tree, leaf + 1);
  for (let i = leafStart(tree, leaf); i < end; i++) {
    const from = 6 * order[i]!;
    for (let axis = 0; axis < 3; axis++) {
      boxes[at + axis] = Math.min(boxes[at + axis]!, references[from + axis]!);
      boxes[at + 3 + axis] = Math.max(boxes[at + 3 + axis]!, references[from + 3 + axis]!);
    }
  }
}

function joinChildren(boxes: Float32Array, node: number): void {
  const at = 6 * node;
  const left = 12 * node;
  for (let i = 0; i < 3; i++) boxes[at + i] = Math.min(boxes[left + i]!, boxes[left + 6 + i]!);
  for (let i = 3; i < 6; i++) boxes[at + i] = Math.max(boxes[left + i]!, boxes[left + 6 + i]!);
}
