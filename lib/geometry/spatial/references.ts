import { GrowingArray } from "../growing-array.ts";

/** Boxes to build a tree over; long triangles have several, so that a thin diagonal one does not fill space. */
export interface References {
  triangles: Uint32Array;
  /** min x y z, max x y z per reference, rounded outwards. */
  boxes: Float32Array;
}

/** References per triangle on average; beyond it the pieces are made longer. */
const MOST_PER_TRIANGLE = 2;
const MOST_HALVINGS = 10;

/**
 * One box per triangle; triangles longer than a few average ones are halved along their longest edge first.
 */
export function referencesOf(positions: Float64Array, triangles: Uint32Array): References {
  const count = triangles.length / 3;
  const ids = new GrowingArray<Uint32Array>(Uint32Array, count + 16);
  const boxes = new GrowingArray<Float32Array>(Float32Array, 6 * count + 96);
  const mean = meanExtent(positions, triangles);
  for (let longest = mean; ; longest *= 2) {
    ids.length = 0;
    boxes.length = 0;
    if (fill(positions, triangles, longest, ids, boxes)) break;
  }
  return { triangles: ids.finish(), boxes: boxes.finish() };
}

/** False if the pieces became too many. */
function fill(
  positions: Float64Array,
  triangles: Uint32Array,
  longest: number,
  ids: GrowingArray<Uint32Array>,
  boxes: GrowingArray<Float32Array>,
): boolean {
  const count = triangles.length / 3;
  const most = MOST_PER_TRIANGLE * count + 256;
  const corners = new Float64Array(9);
  for (let t = 0; t < count; t++) {
    for (let k = 0; k < 3; k++) {
      const v = triangles[3 * t + k]! * 3;
      corners[3 * k] = positions[v]!;
      corners[3 * k + 1] = positions[v + 1]!;
      corners[3 * k + 2] = positions[v + 2]!;
    }
    const before = boxes.length;
    pushBox(corners, boxes);
    ids.push(t);
    if (extentAt(boxes.array, before) <= 2 * longest) continue;
    boxes.length = before;
    ids.length--;
    halve(corners, longest, MOST_HALVINGS, boxes);
    for (let at = before; at < boxes.length; at += 6) ids.push(t);
    if (ids.length > most) return false;
  }
  return true;
}

function halve(
  corners: Float64Array,
  longest: number,
  left: number,
  boxes: GrowingArray<Float32Array>,
): void {
  const [edge, length] = longestEdge(corners);
  if (left === 0 || length <= longest) {
    pushBox(corners, boxes);
    return;
  }
  const a = 3 * edge;
  const b = (a + 3) % 9;
  const first = corners.slice();
  const second = corners.slice();
  for (let axis = 0; axis < 3; axis++) {
    const middle = (corners[a + axis]! + corners[b + axis]!) / 2;
    first[b + axis] = middle;
    second[a + axis] = middle;
  }
  halve(first, longest, left - 1, boxes);
  halve(second, longest, left - 1, boxes);
}

function longestEdge(p: Float64Array): [number, number] {
  let best = 0;
  let most = -1;
  for (let edge = 0; edge < 3; edge++) {
    const a = 3 * edge;
    const b = (a + 3) % 9;
    const squared = (p[a]! - p[b]!) ** 2 + (p[a + 1]! - p[b + 1]!) ** 2 + (p[a + 2]! - p[b + 2]!) ** 2;
    if (squared > most) {
      most = squared;
      best = edge;
    }
  }
  return [best, Math.sqrt(most)];
}

function pushBox(p: Float64Array, boxes: GrowingArray<Float32Array>): void {
  if (boxes.length + 6 > boxes.array.length) boxes.reserve(6);
  const out = boxes.array;
  const at = boxes.length;
  out[at] = below(Math.min(p[0]!, p[3]!, p[6]!));
  out[at + 1] = below(Math.min(p[1]!, p[4]!, p[7]!));
  out[at + 2] = below(Math.min(p[2]!, p[5]!, p[8]!));
  out[at + 3] = above(Math.max(p[0]!, p[3]!, p[6]!));
  out[at + 4] = above(Math.max(p[1]!, p[4]!, p[7]!));
  out[at + 5] = above(Math.max(p[2]!, p[5]!, p[8]!));
  boxes.length = at + 6;
}

/** A little outwards: half a unit in the last place of 32 bits is 6e-8 of the value. */
const below = (value: number): number => value - Math.abs(value) * 1.2e-7 - 1e-37;
const above = (value: number): number => value + Math.abs(value) * 1.2e-7 + 1e-37;

const extentAt = (boxes: Float32Array, at: number): number =>
  Math.max(boxes[at + 3]! - boxes[at]!, boxes[at + 4]! - boxes[at + 1]!, boxes[at + 5]! - boxes[at + 2]!);

function meanExtent(p: Float64Array, triangles: Uint32Array): number {
  let sum = 0;
  for (let i = 0; i < triangles.length; i += 3) {
    const a = triangles[i]! * 3;
    const b = triangles[i + 1]! * 3;
    const c = triangles[i + 2]! * 3;
    let extent = 0;
    for (let axis = 0; axis < 3; axis++) {
      const x = p[a + axis]!;
      const y = p[b + axis]!;
      const z = p[c + axis]!;
      extent = Math.max(extent, Math.max(x, y, z) - Math.min(x, y, z));
    }
    sum += extent;
  }
  return (3 * sum) / Math.max(3, triangles.length);
}
