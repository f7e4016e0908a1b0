import type { Stage } from "./stage.ts";

/** How the eye's axes map to a square picture: x = middleX + scale * X / depth, y down. */
export interface Frame {
  side: number;
  scale: number;
  middleX: number;
  middleY: number;
}

/** Left free around the piece, as a share of the side: a picture fills its place but touches no edge. */
const MARGIN = 0.08;

/**
 * The picture of a piece on a square of `side` samples, the piece as large as fits: corners as `seeTriangles`
 * takes them, and the frame they were put in.
 */
export function framed(
  { eye, index, distance }: Stage,
  side: number,
): { corners: Float32Array; frame: Frame } {
  const corners = new Float32Array(eye.length);
  for (let i = 0; i < eye.length; i += 3) {
    const near = 1 / (distance - eye[i + 2]!);
    corners[i] = eye[i]! * near;
    corners[i + 1] = eye[i + 1]! * near;
    corners[i + 2] = near;
  }
  const frame = frameAround(corners, index, side);
  for (let i = 0; i < corners.length; i += 3) {
    corners[i] = frame.middleX + frame.scale * corners[i]!;
    corners[i + 1] = frame.middleY - frame.scale * corners[i + 1]!;
  }
  return { corners, frame };
}

function frameAround(corners: Float32Array, index: Uint32Array, side: number): Frame {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const vertex of index) {
    const [x, y] = [corners[vertex * 3]!, corners[vertex * 3 + 1]!];
    left = Math.min(left, x);
    right = Math.max(right, x);
    low = Math.min(low, y);
    high = Math.max(high, y);
  }
  // a needle seen along its length is a point
  const widest = Math.max(right - left, high - low, 1e-6);
  const scale = ((1 - 2 * MARGIN) * side) / widest;
  return {
    side,
    scale,
    middleX: side / 2 - (scale * (left + right)) / 2,
    middleY: side / 2 + (scale * (low + high)) / 2,
  };
}
