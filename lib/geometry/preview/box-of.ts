import type { Vec3 } from "../mesh.ts";

export type Box = { low: Vec3; high: Vec3 };

/** The box of the vertices that triangles have; a point at 0 without any. */
export function boxOf(positions: Float32Array, index: Uint32Array): Box {
  if (index.length === 0) return { low: [0, 0, 0], high: [0, 0, 0] };
  const low: Vec3 = [Infinity, Infinity, Infinity];
  const high: Vec3 = [-Infinity, -Infinity, -Infinity];
  for (const vertex of index) {
    for (let axis = 0; axis < 3; axis++) {
      const value = positions[3 * vertex + axis]!;
      if (value < low[axis]!) low[axis] = value;
      if (value > high[axis]!) high[axis] = value;
    }
  }
  return { low, high };
}

export const sidesOf = ({ low, high }: Box): Vec3 => [high[0] - low[0], high[1] - low[1], high[2] - low[2]];

/** Halves are added: the sum of two large 32-bit numbers need not be one. */
export const middleOf = ({ low, high }: Box): Vec3 => [
  low[0] / 2 + high[0] / 2,
  low[1] / 2 + high[1] / 2,
  low[2] / 2 + high[2] / 2,
];
