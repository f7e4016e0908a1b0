import type { Vec3 } from "../mesh.ts";
import { cross, unit } from "../vectors.ts";
import {
  circleCentre,
  countOf,
  leastOf,
  medianOf,
  rimAround,
  rimWithin,
  roomiest,
  SECTORS,
  widestGap,
} from "./rim.ts";

/** A round hole seen along an axis, in file units. */
export interface Hole {
  centre: [number, number];
  radius: number;
}

/** The rim of a finger hole departs from a circle by less than this share of its radius: eight flats still pass. */
const ROUND = 0.12;
/** It may be open on 80 degrees at once, as a cuff is, and lack a quarter in all: the corners of a square lack more. */
const WIDEST_GAP = 16;
const LEAST_RIM = 54;
/** What comes closer to the middle of the box than this share of its longer side lies across the hole. */
const SMALLEST = 1 / 21;
const ROUNDS = 12;
/** Rounds in which the middle may still be far off, so that the rim is near on one side and far on the other. */
const FIRST_ROUNDS = 4;
const FAR = 1.4;

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

/**
 * The round hole that goes through everything along the axis of projection: the largest circle that no edge enters,
 * near the one fitted to the nearest rim points. Null if the middle is covered, the rim is not round or does not go
 * around, or something lies across the middle of the box, which lies in the hole of any ring whose head is not taller
 * than its hole is wide.
 */
export function holeIn(flat: Float64Array): Hole | null {
  const box = boxOf(flat);
  const smallest = SMALLEST * Math.max(box.sides[0], box.sides[1]);
  let centre = box.middle;
  for (let round = 0; round < ROUNDS; round++) {
    const rim = rimAround(flat, centre);
    if (leastOf(rim) < smallest) return null;
    const near = rimWithin(rim, medianOf(rim) * (round < FIRST_ROUNDS ? FAR : 1 + ROUND));
    if (widestGap(near) > SECTORS / 2) return null;
    const next = circleCentre(near, centre);
    const moved = Math.abs(next[0] - centre[0]) + Math.abs(next[1] - centre[1]);
    centre = next;
    if (round >= FIRST_ROUNDS && moved < 1e-9 * leastOf(near)) break;
  }
  centre = roomiest(rimAround(flat, centre), centre);
  const rim = rimAround(flat, centre);
  const radius = leastOf(rim);
  const round = rimWithin(rim, radius * (1 + ROUND));
  if (widestGap(round) > WIDEST_GAP || countOf(round) < LEAST_RIM || covered(flat, centre)) return null;
  return { centre, radius };
}

function boxOf(flat: Float64Array): { middle: [number, number]; sides: [number, number] } {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < flat.length; i += 2) {
    x0 = Math.min(x0, flat[i]!);
    x1 = Math.max(x1, flat[i]!);
    y0 = Math.min(y0, flat[i + 1]!);
    y1 = Math.max(y1, flat[i + 1]!);
  }
  return { middle: [(x0 + x1) / 2, (y0 + y1) / 2], sides: [x1 - x0, y1 - y0] };
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
