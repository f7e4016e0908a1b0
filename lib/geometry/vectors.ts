import type { Vec3 } from "./mesh.ts";

type Triple = readonly [x: number, y: number, z: number];

export const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

export const cross = (a: Triple, b: Triple): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

export const lengthOf = (a: Triple): number => Math.sqrt(dot(a, a));

/** The same direction with length 1; the zero vector stays as it is. */
export function unit(a: Triple): Vec3 {
  const length = lengthOf(a) || 1;
  return [a[0] / length, a[1] / length, a[2] / length];
}

/** From one vertex of a mesh to another. */
export const edgeOf = (positions: ArrayLike<number>, from: number, to: number): Vec3 => [
  positions[3 * to]! - positions[3 * from]!,
  positions[3 * to + 1]! - positions[3 * from + 1]!,
  positions[3 * to + 2]! - positions[3 * from + 2]!,
];
