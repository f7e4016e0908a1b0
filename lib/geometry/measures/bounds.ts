import type { Vec3 } from "../mesh.ts";

export interface Bounds {
  min: Vec3;
  max: Vec3;
}

/** Box of positions (x, y, z each); all of them must be in use. */
export function boundsOf(positions: Float64Array): Bounds {
  let x0 = Number.POSITIVE_INFINITY;
  let y0 = x0;
  let z0 = x0;
  let x1 = Number.NEGATIVE_INFINITY;
  let y1 = x1;
  let z1 = x1;
  for (let i = 0; i < positions.length; i += 3) {
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
  return { min: [x0, y0, z0], max: [x1, y1, z1] };
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
