import { leafStart, type TriangleTree } from "./triangle-tree.ts";

export interface Closest {
  distance: number;
  triangle: number;
  point: [number, number, number];
}

const STACK = new Int32Array(128);

/** The surface point nearest to `point` within `within`; null if there is none. */
export function closestPoint(tree: TriangleTree, point: ArrayLike<number>, within: number): Closest | null {
  const search = { best: within * within, triangle: -1, x: 0, y: 0, z: 0 };
  let depth = 0;
  STACK[depth++] = 1;
  while (depth > 0) {
    const node = STACK[--depth]!;
    if (boxDistance(tree.boxes, node, point) >= search.best) continue;
    if (node >= tree.leaves) {
      const end = leafStart(tree, node - tree.leaves + 1);
      tree.tests += end - leafStart(tree, node - tree.leaves);
      for (let i = leafStart(tree, node - tree.leaves); i < end; i++)
        nearer(tree, tree.order[i]!, point, search);
      continue;
    }
    const leftFirst =
      boxDistance(tree.boxes, 2 * node, point) <= boxDistance(tree.boxes, 2 * node + 1, point);
    STACK[depth++] = leftFirst ? 2 * node + 1 : 2 * node;
    STACK[depth++] = leftFirst ? 2 * node : 2 * node + 1;
  }
  if (search.triangle < 0) return null;
  return {
    distance: Math.sqrt(search.best),
    triangle: search.triangle,
    point: [search.x, search.y, search.z],
  };
}

function boxDistance(boxes: Float32Array, node: number, point: ArrayLike<number>): number {
  let sum = 0;
  for (let axis = 0; axis < 3; axis++) {
    const value = point[axis]!;
    const low = boxes[6 * node + axis]! - value;
    const high = value - boxes[6 * node + 3 + axis]!;
    const out = Math.max(low, high, 0);
    sum += out * out;
  }
  return sum;
}

interface Search {
  best: number;
  triangle: number;
  x: number;
  y: number;
  z: number;
}

/** Closest point on a triangle by its Voronoi regions (Ericson, Real-Time Collision Detection, 5.1.5). */
function nearer(tree: TriangleTree, triangle: number, q: ArrayLike<number>, search: Search): void {
  const p = tree.positions;
  const a = tree.triangles[3 * triangle]! * 3;
  const b = tree.triangles[3 * triangle + 1]! * 3;
  const c = tree.triangles[3 * triangle + 2]! * 3;
  const [u, v] = closestWeights(p, a, b, c, q);
  const x = p[a]! + u * (p[b]! - p[a]!) + v * (p[c]! - p[a]!);
  const y = p[a + 1]! + u * (p[b + 1]! - p[a + 1]!) + v * (p[c + 1]! - p[a + 1]!);
  const z = p[a + 2]! + u * (p[b + 2]! - p[a + 2]!) + v * (p[c + 2]! - p[a + 2]!);
  const d = (x - q[0]!) ** 2 + (y - q[1]!) ** 2 + (z - q[2]!) ** 2;
  if (d >= search.best) return;
  search.best = d;
  search.triangle = triangle;
  search.x = x;
  search.y = y;
  search.z = z;
}

/** Weights of b and c at the closest point; the rest belongs to a. */
function closestWeights(
  p: Float64Array,
  a: number,
  b: number,
  c: number,
  q: ArrayLike<number>,
): [number, number] {
  const dot = (i: number, j: number, k: number, from: ArrayLike<number>, at: number) =>
    (p[j]! - p[i]!) * (from[at]! - p[k]!) +
    (p[j + 1]! - p[i + 1]!) * (from[at + 1]! - p[k + 1]!) +
    (p[j + 2]! - p[i + 2]!) * (from[at + 2]! - p[k + 2]!);
  const d1 = dot(a, b, a, q, 0);
  const d2 = dot(a, c, a, q, 0);
  if (d1 <= 0 && d2 <= 0) return [0, 0];
  const d3 = dot(a, b, b, q, 0);
  const d4 = dot(a, c, b, q, 0);
  if (d3 >= 0 && d4 <= d3) return [1, 0];
  const vc = d1 * d4 - d3 * d2;
  if (vc <= 0 && d1 >= 0 && d3 <= 0) return [d1 / (d1 - d3), 0];
  const d5 = dot(a, b, c, q, 0);
  const d6 = dot(a, c, c, q, 0);
  if (d6 >= 0 && d5 <= d6) return [0, 1];
  const vb = d5 * d2 - d1 * d6;
  if (vb <= 0 && d2 >= 0 && d6 <= 0) return [0, d2 / (d2 - d6)];
  const va = d3 * d6 - d5 * d4;
  if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) {
    const w = (d4 - d3) / (d4 - d3 + (d5 - d6));
    return [1 - w, w];
  }
  const sum = va + vb + vc;
  return sum === 0 ? [0, 0] : [vb / sum, vc / sum];
}
