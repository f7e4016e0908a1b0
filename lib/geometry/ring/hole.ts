import type { Vec3 } from "../mesh.ts";

/** A round hole seen along an axis, in file units. */
export interface Hole {
  centre: [number, number];
  radius: number;
  /** (largest - smallest distance of the rim from the centre) / radius. */
  roughness: number;
}

const SECTORS = 72;
/** A rim must be met at least every 50 degrees: a ring of eight flats still passes. */
const WIDEST_GAP = 10;
const ROUNDS = 12;

/** The two directions, square to an axis of length 1 and to each other, in which a projection along it is told. */
export function planeAcross(axis: Vec3): [u: Vec3, v: Vec3] {
  const helper: Vec3 = Math.abs(axis[0]) < 0.9 ? [1, 0, 0] : [0, 1, 0];
  const u = unit(cross(axis, helper));
  return [u, cross(axis, u)];
}

/** Triangles projected along an axis: x y of three corners each. */
export function projected(positions: Float64Array, triangles: Uint32Array, axis: Vec3): Float64Array {
  const [[ux, uy, uz], [vx, vy, vz]] = planeAcross(axis);
  const flat = new Float64Array(2 * triangles.length);
  for (let i = 0; i < triangles.length; i++) {
    const at = triangles[i]! * 3;
    const x = positions[at]!;
    const y = positions[at + 1]!;
    const z = positions[at + 2]!;
    flat[2 * i] = x * ux + y * uy + z * uz;
    flat[2 * i + 1] = x * vx + y * vy + z * vz;
  }
  return flat;
}

export const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

export function unit(a: Vec3): Vec3 {
  const length = Math.sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2]) || 1;
  return [a[0] / length, a[1] / length, a[2] / length];
}

/**
 * The hole that goes through everything along the axis of projection: a circle fitted to the nearest rim
 * points, and the largest radius about its centre that no edge enters. Null if the middle is covered, the rim
 * does not go all around, or it comes far closer than `smallest` to the middle of the box, which lies in the hole
 * of any ring whose head is not taller than its hole is wide.
 */
export function holeIn(flat: Float64Array, smallest: number): Hole | null {
  let centre = middleOf(flat);
  let rim: Float64Array | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    rim = rimAround(flat, centre);
    if (!rim || leastOf(rim) < smallest / 4) return null;
    const next = circleCentre(rim, centre);
    const moved = Math.abs(next[0] - centre[0]) + Math.abs(next[1] - centre[1]);
    centre = next;
    if (moved < 1e-9 * Math.abs(rim[2]!)) break;
  }
  rim = rimAround(flat, centre);
  if (!rim || covered(flat, centre)) return null;
  let least = Infinity;
  let most = 0;
  for (let s = 0; s < SECTORS; s++) {
    const distance = rim[3 * s + 2]!;
    if (distance === Infinity) continue;
    least = Math.min(least, distance);
    most = Math.max(most, distance);
  }
  return { centre, radius: least, roughness: (most - least) / least };
}

function leastOf(rim: Float64Array): number {
  let least = Infinity;
  for (let i = 2; i < rim.length; i += 3) least = Math.min(least, rim[i]!);
  return least;
}

function middleOf(flat: Float64Array): [number, number] {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < flat.length; i += 2) {
    x0 = Math.min(x0, flat[i]!);
    x1 = Math.max(x1, flat[i]!);
    y0 = Math.min(y0, flat[i + 1]!);
    y1 = Math.max(y1, flat[i + 1]!);
  }
  return [(x0 + x1) / 2, (y0 + y1) / 2];
}

/** Nearest edge point per sector of directions: x, y, distance; null if a gap between sectors is too wide. */
function rimAround(flat: Float64Array, centre: [number, number]): Float64Array | null {
  const [cx, cy] = centre;
  const rim = new Float64Array(3 * SECTORS).fill(Infinity);
  let furthest = Infinity;
  for (let t = 0; t < flat.length; t += 6) {
    for (let k = 0; k < 6; k += 2) {
      const next = t + (k === 4 ? 0 : k + 2);
      const ax = flat[t + k]!;
      const ay = flat[t + k + 1]!;
      const dx = flat[next]! - ax;
      const dy = flat[next + 1]! - ay;
      const squared = dx * dx + dy * dy;
      const share = squared > 0 ? Math.min(1, Math.max(0, ((cx - ax) * dx + (cy - ay) * dy) / squared)) : 0;
      furthest = offer(rim, furthest, ax + share * dx, ay + share * dy, cx, cy);
      furthest = offer(rim, furthest, ax, ay, cx, cy);
    }
  }
  return widestGap(rim) <= WIDEST_GAP ? rim : null;
}

/** Takes a point if it is the nearest of its sector; gives the distance beyond which no point can be. */
function offer(rim: Float64Array, furthest: number, x: number, y: number, cx: number, cy: number): number {
  const distance = Math.sqrt((x - cx) * (x - cx) + (y - cy) * (y - cy));
  if (distance >= furthest) return furthest;
  const turn = Math.atan2(y - cy, x - cx) / (2 * Math.PI) + 0.5;
  const slot = 3 * Math.min(SECTORS - 1, Math.floor(turn * SECTORS));
  const before = rim[slot + 2]!;
  if (!(distance < before)) return furthest;
  rim[slot] = x;
  rim[slot + 1] = y;
  rim[slot + 2] = distance;
  if (before < furthest) return furthest;
  let most = 0;
  for (let i = 2; i < rim.length; i += 3) most = Math.max(most, rim[i]!);
  return most;
}

function widestGap(rim: Float64Array): number {
  let widest = 0;
  let run = 0;
  for (let s = 0; s < 2 * SECTORS; s++) {
    run = rim[3 * (s % SECTORS) + 2] === Infinity ? run + 1 : 0;
    widest = Math.max(widest, run);
  }
  return widest;
}

/** Centre of the circle through rim points in the least-squares sense (Kasa 1976). */
function circleCentre(rim: Float64Array, from: [number, number]): [number, number] {
  const s = { xx: 0, xy: 0, yy: 0, xr: 0, yr: 0, x: 0, y: 0, r: 0, n: 0 };
  for (let i = 0; i < rim.length; i += 3) {
    if (rim[i + 2] === Infinity) continue;
    const x = rim[i]! - from[0];
    const y = rim[i + 1]! - from[1];
    const r = x * x + y * y;
    s.xx += x * x;
    s.xy += x * y;
    s.yy += y * y;
    s.xr += x * r;
    s.yr += y * r;
    s.x += x;
    s.y += y;
    s.r += r;
    s.n++;
  }
  const [a, b, c] = [s.xx - (s.x * s.x) / s.n, s.xy - (s.x * s.y) / s.n, s.yy - (s.y * s.y) / s.n];
  const [d, e] = [(s.xr - (s.x * s.r) / s.n) / 2, (s.yr - (s.y * s.r) / s.n) / 2];
  const det = a * c - b * b;
  if (!(Math.abs(det) > 0)) return from;
  return [from[0] + (d * c - e * b) / det, from[1] + (a * e - b * d) / det];
}

/** Distance from a point to the nearest edge. */
export function rimDistance(flat: Float64Array, [cx, cy]: [number, number]): number {
  let best = Infinity;
  for (let t = 0; t < flat.length; t += 6) {
    for (let k = 0; k < 6; k += 2) {
      const next = t + (k === 4 ? 0 : k + 2);
      const ax = flat[t + k]! - cx;
      const ay = flat[t + k + 1]! - cy;
      const dx = flat[next]! - cx - ax;
      const dy = flat[next + 1]! - cy - ay;
      const squared = dx * dx + dy * dy;
      const share = squared > 0 ? Math.min(1, Math.max(0, -(ax * dx + ay * dy) / squared)) : 0;
      const x = ax + share * dx;
      const y = ay + share * dy;
      best = Math.min(best, x * x + y * y);
    }
  }
  return Math.sqrt(best);
}

/** True if some projected triangle lies over the point. */
export function covered(flat: Float64Array, [cx, cy]: [number, number]): boolean {
  for (let t = 0; t < flat.length; t += 6) {
    const a = sideOf(flat, t, t + 2, cx, cy);
    const b = sideOf(flat, t + 2, t + 4, cx, cy);
    const c = sideOf(flat, t + 4, t, cx, cy);
    if ((a >= 0 && b >= 0 && c >= 0) || (a <= 0 && b <= 0 && c <= 0)) {
      if (a !== 0 || b !== 0 || c !== 0) return true;
    }
  }
  return false;
}

const sideOf = (flat: Float64Array, i: number, j: number, cx: number, cy: number): number =>
  (flat[j]! - flat[i]!) * (cy - flat[i + 1]!) - (flat[j + 1]! - flat[i + 1]!) * (cx - flat[i]!);
