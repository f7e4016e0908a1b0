import { doubledArea } from "../measures/doubled-area.ts";
import type { Vec3 } from "../mesh.ts";
import type { Posture } from "../preview/posture.ts";
import { cross, dot, unit } from "../vectors.ts";
import { detectRing, type RingHole } from "./detect-ring.ts";
import { planeAcross } from "./hole.ts";

type Surface = { positions: Float32Array; index: Uint32Array };

/** What stands out of a band all around, to less than this share more on one side, is no head. */
const HEAD_FROM = 0.15;
/** A head so close to an axis of the file was meant to lie along it: cosine of 15 degrees. */
const MEANT = Math.cos((15 * Math.PI) / 180);
/** Where the eye is in the first view of what stands as in its file, roughly. */
const EYE: Vec3 = [0.55, -0.78, 0.3];

const FILE_AXES: readonly Vec3[] = [
  [0, 0, 1],
  [0, 1, 0],
  [1, 0, 0],
  [-1, 0, 0],
  [0, -1, 0],
  [0, 0, -1],
];

/**
 * How a ring stands on its band: hole level, head up, the side of the hole that the first view of the file would show
 * to the front. Null for what is no ring. A plain band keeps the top it has in the file, and so does a ring that
 * stands there on its heaviest side: that is a base.
 */
export function standingRing(surface: Surface): Posture | null {
  const { positions, index: triangles } = surface;
  const hole = detectRing({ positions: new Float64Array(positions), triangles });
  if (!hole) return null;
  const { axis } = hole;
  const back: Vec3 = dot(axis, EYE) > 0 ? [-axis[0], -axis[1], -axis[2]] : axis;
  const up = headOf(surface, hole) ?? topInFile(axis);
  return { right: cross(back, up), back, up };
}

/** Direction from the middle of the hole to the head: where the surface stands out furthest. Null without one. */
function headOf({ positions: p, index }: Surface, hole: RingHole): Vec3 | null {
  const [u, v] = planeAcross(hole.axis);
  const [atU, atV] = hole.centre;
  let [sumU, sumV, all] = [0, 0, 0];
  for (let i = 0; i < index.length; i += 3) {
    const [a, b, c] = [index[i]! * 3, index[i + 1]! * 3, index[i + 2]! * 3];
    const middle = [0, 1, 2].map((axis) => (p[a + axis]! + p[b + axis]! + p[c + axis]!) / 3) as Vec3;
    const [du, dv] = [dot(middle, u) - atU, dot(middle, v) - atV];
    const far = Math.sqrt(du * du + dv * dv) || 1;
    const weight = doubledArea(p, a, b, c) * Math.max(0, far - hole.innerDiameter / 2) ** 2;
    sumU += (weight * du) / far;
    sumV += (weight * dv) / far;
    all += weight;
  }
  const lean = Math.sqrt(sumU * sumU + sumV * sumV);
  if (!(lean > HEAD_FROM * all)) return null;
  const head = [0, 1, 2].map((axis) => (u[axis]! * sumU + v[axis]! * sumV) / lean) as Vec3;
  const meant = FILE_AXES.find((each) => dot(each, head) > MEANT && dot(each, hole.axis) === 0) ?? head;
  return meant[2] === -1 ? null : meant;
}

/** The top of the file, or its back where the hole goes up and down, made square to the hole. */
function topInFile(axis: Vec3): Vec3 {
  const top: Vec3 = Math.abs(axis[2]) < 0.9 ? [0, 0, 1] : [0, 1, 0];
  const along = dot(top, axis);
  return unit([top[0] - along * axis[0], top[1] - along * axis[1], top[2] - along * axis[2]]);
}
