import type { Vec3 } from "../mesh.ts";

/** How a piece is held before the eye: where its right, its back and its top point to in the axes of its file. */
export type Posture = { right: Vec3; back: Vec3; up: Vec3 };

/** The axes of the file: x right, y to the back, z up. */
export const AS_IN_FILE: Posture = { right: [1, 0, 0], back: [0, 1, 0], up: [0, 0, 1] };

/** Corners of a mesh, three numbers a vertex, in the axes of the posture. */
export function held(positions: Float32Array, { right, back, up }: Posture): Float32Array {
  const out = new Float32Array(positions.length);
  for (let i = 0; i < positions.length; i += 3) {
    const [x, y, z] = [positions[i]!, positions[i + 1]!, positions[i + 2]!];
    out[i] = x * right[0] + y * right[1] + z * right[2];
    out[i + 1] = x * back[0] + y * back[1] + z * back[2];
    out[i + 2] = x * up[0] + y * up[1] + z * up[2];
  }
  return out;
}

/** A place in the axes of the posture as one in the axes of the file. */
export const inFile = ([x, y, z]: Vec3, { right, back, up }: Posture): Vec3 => [
  x * right[0] + y * back[0] + z * up[0],
  x * right[1] + y * back[1] + z * up[1],
  x * right[2] + y * back[2] + z * up[2],
];
