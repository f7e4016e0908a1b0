import { findFirstView } from "../preview/find-first-view.ts";
import { fitDistance, LENS_DEGREES, type Stand } from "../preview/first-view.ts";
import { held } from "../preview/posture.ts";
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

/** Puts a piece where the viewer shows it first. Null for a mesh without a finite triangle. */
export function stageOf({ positions, index }: Pick<PreviewMesh, "positions" | "index">): Stage | null {
  const finite = finiteTriangles(positions, index);
  if (finite.length === 0) return null;
  const { posture, start, sides, middle } = findFirstView({ positions, index: finite });
  const radius = Math.hypot(...sides) / 2;
  if (!(radius > 0)) return null;
  const placed = positions.map((value, i) => (value - middle[i % 3]!) / radius);
  const eye = held(placed, posture);
  turnToEye(eye, start);
  const floor = -sides[2] / (2 * radius);
  return { eye, index: finite, distance: fitDistance(1, LENS_DEGREES, 1), elevation: start.elevation, floor };
}

/** From the axes of a posture to those of the eye, in place. */
function turnToEye(corners: Float32Array, { azimuth, elevation }: Stand): void {
  const [sinA, cosA] = [Math.sin(azimuth), Math.cos(azimuth)];
  const [sinE, cosE] = [Math.sin(elevation), Math.cos(elevation)];
  for (let i = 0; i < corners.length; i += 3) {
    const [right, near, up] = [corners[i]!, -corners[i + 1]!, corners[i + 2]!];
    const ahead = right * sinA + near * cosA;
    corners[i] = right * cosA - near * sinA;
    corners[i + 1] = up * cosE - ahead * sinE;
    corners[i + 2] = up * sinE + ahead * cosE;
  }
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
