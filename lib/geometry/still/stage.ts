import { fitDistance, LENS_DEGREES, leanOf, startOf } from "../preview/first-view.ts";
import type { PreviewMesh } from "../preview.ts";

/**
 * A piece before the camera, in the eye's own axes: x right, y up, z towards the eye, the middle of the piece at
 * the origin, half the diagonal of its box 1.
 */
export interface Stage {
  /** Corners, 3 a vertex. */
  eye: Float32Array;
  /** Triangles of finite corners. */
  index: Uint32Array;
  /** How far the eye is from the middle. */
  distance: number;
  /** Radians that the eye is above the piece. */
  elevation: number;
  /** Height of the lowest point above the middle: the table it stands on. */
  floor: number;
}

/** Puts a piece (file axes: z up) where the viewer shows it first. Null for a mesh without a finite triangle. */
export function stageOf({ positions, index }: Pick<PreviewMesh, "positions" | "index">): Stage | null {
  const finite = finiteTriangles(positions, index);
  if (finite.length === 0) return null;
  const { low, high } = boxOf(positions, finite);
  const size = low.map((value, axis) => high[axis]! - value) as [number, number, number];
  const radius = Math.hypot(...size) / 2;
  if (!(radius > 0)) return null;
  const middle = low.map((value, axis) => value / 2 + high[axis]! / 2) as [number, number, number];
  const lean = leanOf({ positions, index: finite }, [middle[0], middle[1]]);
  const { azimuth, elevation } = startOf(size, lean);
  const [sinA, cosA, sinE, cosE] = [
    Math.sin(azimuth),
    Math.cos(azimuth),
    Math.sin(elevation),
    Math.cos(elevation),
  ];
  const eye = new Float32Array(positions.length);
  for (let i = 0; i < positions.length; i += 3) {
    const right = (positions[i]! - middle[0]) / radius;
    const up = (positions[i + 2]! - middle[2]) / radius;
    const near = -(positions[i + 1]! - middle[1]) / radius;
    const ahead = right * sinA + near * cosA;
    eye[i] = right * cosA - near * sinA;
    eye[i + 1] = up * cosE - ahead * sinE;
    eye[i + 2] = up * sinE + ahead * cosE;
  }
  const floor = -size[2] / (2 * radius);
  return { eye, index: finite, distance: fitDistance(1, LENS_DEGREES, 1), elevation, floor };
}

function finiteTriangles(positions: Float32Array, index: Uint32Array): Uint32Array {
  const isWhole = (vertex: number) =>
    Number.isFinite(positions[vertex * 3]! + positions[vertex * 3 + 1]! + positions[vertex * 3 + 2]!);
  const out = new Uint32Array(index.length);
  let length = 0;
  for (let i = 0; i + 2 < index.length; i += 3) {
    const [a, b, c] = [index[i]!, index[i + 1]!, index[i + 2]!];
    if (!isWhole(a) || !isWhole(b) || !isWhole(c)) continue;
    out[length++] = a;
    out[length++] = b;
    out[length++] = c;
  }
  return out.subarray(0, length);
}

function boxOf(positions: Float32Array, index: Uint32Array) {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (const vertex of index) {
    for (let axis = 0; axis < 3; axis++) {
      const value = positions[vertex * 3 + axis]!;
      if (value < low[axis]!) low[axis] = value;
      if (value > high[axis]!) high[axis] = value;
    }
  }
  return { low, high };
}
