import { creasedNormals } from "../preview/creased-normals.ts";
import { CREASE_COS } from "../preview/first-view.ts";
import type { Frame } from "./frame.ts";
import type { Stage } from "./stage.ts";
import type { Visible } from "./visible.ts";

/** The seen surface: one entry a covered sample, in the eye's axes. */
export interface Surface {
  /** Place of the sample in the grid. */
  at: Uint32Array;
  /** Its point, 3 numbers. */
  points: Float32Array;
  /** Its normal on the side that is seen, 3 numbers of length 1. */
  normals: Float32Array;
}

/** Points and smooth normals of what is seen, from the corners that `framed` put in the picture. */
export function surfaceSeen(stage: Stage, corners: Float32Array, frame: Frame, seen: Visible): Surface {
  const { normals: ofCorner } = creasedNormals(stage.eye, stage.index, CREASE_COS);
  let count = 0;
  for (const face of seen.face) if (face > 0) count++;
  const surface = {
    at: new Uint32Array(count),
    points: new Float32Array(count * 3),
    normals: new Float32Array(count * 3),
  };
  for (let at = 0, entry = 0; at < seen.face.length; at++) {
    const face = seen.face[at]!;
    if (face === 0) continue;
    surface.at[entry] = at;
    writePoint(surface.points, entry * 3, at, stage.distance, frame, 1 / seen.near[at]!);
    writeBlend(surface.normals, entry * 3, at, frame.side, (face - 1) * 3, stage.index, corners, ofCorner);
    turnToEye(surface, entry * 3, stage.distance);
    entry++;
  }
  return surface;
}

function writePoint(
  out: Float32Array,
  to: number,
  at: number,
  distance: number,
  { side, scale, middleX, middleY }: Frame,
  depth: number,
): void {
  const row = Math.floor(at / side);
  out[to] = ((at - row * side + 0.5 - middleX) / scale) * depth;
  out[to + 1] = ((middleY - row - 0.5) / scale) * depth;
  out[to + 2] = distance - depth;
}

/** The normals of three corners, each by its share; even over the surface, which in the picture is even over 1/depth. */
function writeBlend(
  out: Float32Array,
  to: number,
  at: number,
  side: number,
  corner: number,
  index: Uint32Array,
  corners: Float32Array,
  normals: Float32Array,
): void {
  const a = index[corner]! * 3;
  const b = index[corner + 1]! * 3;
  const c = index[corner + 2]! * 3;
  const row = Math.floor(at / side);
  const x = at - row * side + 0.5 - corners[a]!;
  const y = row + 0.5 - corners[a + 1]!;
  const bx = corners[b]! - corners[a]!;
  const by = corners[b + 1]! - corners[a + 1]!;
  const cx = corners[c]! - corners[a]!;
  const cy = corners[c + 1]! - corners[a + 1]!;
  const area = bx * cy - cx * by;
  const b2 = (x * cy - cx * y) / area;
  const c2 = (bx * y - x * by) / area;
  const shareA = (1 - b2 - c2) * corners[a + 2]!;
  const shareB = b2 * corners[b + 2]!;
  const shareC = c2 * corners[c + 2]!;
  const n = corner * 3;
  for (let axis = 0; axis < 3; axis++)
    out[to + axis] =
      shareA * normals[n + axis]! + shareB * normals[n + 3 + axis]! + shareC * normals[n + 6 + axis]!;
}

/** Length 1, on the side that is seen: both sides of a surface are shown. */
function turnToEye({ points, normals }: Surface, i: number, distance: number): void {
  const x = normals[i]!;
  const y = normals[i + 1]!;
  const z = normals[i + 2]!;
  const towards = z * (distance - points[i + 2]!) - x * points[i]! - y * points[i + 1]!;
  const k = (towards < 0 ? -1 : 1) / (Math.sqrt(x * x + y * y + z * z) || 1);
  normals[i] = x * k;
  normals[i + 1] = y * k;
  normals[i + 2] = z * k;
}
