import { BufferAttribute, BufferGeometry } from "three";

/** How far parts move from the middle, of their own distance to it. */
const SPREAD = 0.5;

/**
 * A copy whose shells stand apart, each moved away from the middle; shells about one middle are lifted one above
 * the other, so that what is nested shows. `shells` names the shell of each triangle, corners are three a triangle.
 */
export function exploded(geometry: BufferGeometry, shells: Uint32Array, count: number): BufferGeometry {
  const from = geometry.getAttribute("position").array as Float32Array;
  const sums = new Float64Array(4 * count);
  for (let i = 0; i < from.length; i++) {
    const shell = shells[Math.floor(i / 9)]!;
    sums[4 * shell + (i % 3)]! += from[i]!;
    if (i % 3 === 0) sums[4 * shell + 3]! += 1;
  }
  geometry.computeBoundingSphere();
  const radius = geometry.boundingSphere?.radius ?? 1;
  const shifts = new Float32Array(3 * count);
  for (let shell = 0; shell < count; shell++) {
    const middle = [0, 1, 2].map((axis) => sums[4 * shell + axis]! / (sums[4 * shell + 3]! || 1));
    const isCentral = Math.hypot(...middle) < radius * 0.05;
    for (let axis = 0; axis < 3; axis++)
      shifts[3 * shell + axis] = isCentral && axis === 2 ? (shell * radius) / count : middle[axis]! * SPREAD;
  }
  const moved = from.map((value, i) => value + shifts[3 * shells[Math.floor(i / 9)]! + (i % 3)]!);
  const apart = new BufferGeometry();
  for (const name of Object.keys(geometry.attributes)) apart.setAttribute(name, geometry.getAttribute(name));
  apart.setAttribute("position", new BufferAttribute(moved, 3));
  return apart;
}
