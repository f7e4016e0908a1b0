import { inBlocks } from "../in-blocks.ts";
import type { Vec3 } from "../mesh.ts";

export interface Bounds {
  min: Vec3;
  max: Vec3;
}

/** Box of positions (x, y, z each); all of them must be in use. */
export function boundsOf(positions: Float64Array): Bounds {
  const box = new Float64Array(6).fill(Number.POSITIVE_INFINITY, 0, 3).fill(Number.NEGATIVE_INFINITY, 3);
  inBlocks(0, positions.length / 3, (from, to) => boxSome(positions, box, from, to));
  return { min: [box[0]!, box[1]!, box[2]!], max: [box[3]!, box[4]!, box[5]!] };
}

/** Widens a box of three smallest and three largest coordinates. */
function boxSome(positions: Float64Array, box: Float64Array, from: number, to: number): void {
  let x0 = box[0]!;
  let y0 = box[1]!;
  let z0 = box[2]!;
  let x1 = box[3]!;
  let y1 = box[4]!;
  let z1 = box[5]!;
  for (let i = 3 * from; i < 3 * to; i += 3) {
    const x = positions[i]!;
    const y = positions[i + 1]!;
    const z = positions[i + 2]!;
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
    if (z < z0) z0 = z;
    if (z > z1) z1 = z;
  }
  box[0] = x0;
  box[1] = y0;
  box[2] = z0;
  box[3] = x1;
  box[4] = y1;
  box[5] = z1;
}

export const centreOf = ({ min, max }: Bounds): Vec3 => [
  min[0] + (max[0] - min[0]) / 2,
  min[1] + (max[1] - min[1]) / 2,
  min[2] + (max[2] - min[2]) / 2,
];

export const sizeOf = ({ min, max }: Bounds): Vec3 => [max[0] - min[0], max[1] - min[1], max[2] - min[2]];

export function diagonalOf(bounds: Bounds): number {
  const [x, y, z] = sizeOf(bounds);
  return Math.sqrt(x * x + y * y + z * z);
}
