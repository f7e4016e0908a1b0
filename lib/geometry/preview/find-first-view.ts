import type { Vec3 } from "../mesh.ts";
import { standingRing } from "../ring/standing-ring.ts";
import { boxOf, middleOf, sidesOf } from "./box-of.ts";
import { leanOf, RING_START, type Stand, startOf } from "./first-view.ts";
import { AS_IN_FILE, held, inFile, type Posture } from "./posture.ts";

export interface FirstView {
  posture: Posture;
  start: Stand;
  /** Sides of the box in the axes of the posture. */
  sides: Vec3;
  /** The middle of that box, in the axes of the file. */
  middle: Vec3;
}

/**
 * How a piece is held and from where it is seen first, in the viewer and in its pictures: a ring stands on its band,
 * all else is as in its file. Lengths are in the unit of the file, so that another unit is the same view.
 */
export function findFirstView(mesh: { positions: Float32Array; index: Uint32Array }): FirstView {
  const box = boxOf(mesh.positions, mesh.index);
  const sides = sidesOf(box);
  const posture = standingRing(mesh);
  if (posture) {
    const standing = boxOf(held(mesh.positions, posture), mesh.index);
    return {
      posture,
      start: RING_START,
      sides: sidesOf(standing),
      middle: inFile(middleOf(standing), posture),
    };
  }
  const middle = middleOf(box);
  const start = startOf(sides, leanOf(mesh, [middle[0], middle[1]]));
  return { posture: AS_IN_FILE, start, sides, middle };
}
