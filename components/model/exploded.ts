/** How far parts move from the middle, of their own distance to it. */
const SPREAD = 0.5;

/**
 * Corners whose shells stand apart, each moved away from the middle; shells about one middle are lifted one above
 * the other, so that what is nested shows. `shells` names the shell of each triangle, corners are three a triangle.
 */
export function exploded(
  from: Float32Array,
  shells: Uint32Array,
  count: number,
  radius: number,
): Float32Array<ArrayBuffer> {
  const sums = new Float64Array(4 * count);
  for (let i = 0; i < from.length; i++) {
    const shell = shells[Math.floor(i / 9)]!;
    sums[4 * shell + (i % 3)]! += from[i]!;
    if (i % 3 === 0) sums[4 * shell + 3]! += 1;
  }
  const shifts = new Float32Array(3 * count);
  for (let shell = 0; shell < count; shell++) {
    const middle = [0, 1, 2].map((axis) => sums[4 * shell + axis]! / (sums[4 * shell + 3]! || 1));
    const isCentral = Math.hypot(...middle) < radius * 0.05;
    for (let axis = 0; axis < 3; axis++)
      shifts[3 * shell + axis] = isCentral && axis === 2 ? (shell * radius) / count : middle[axis]! * SPREAD;
  }
  return Float32Array.from(from, (value, i) => value + shifts[3 * shells[Math.floor(i / 9)]! + (i % 3)]!);
}
