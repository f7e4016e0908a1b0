import { boxOf, sidesOf } from "#lib/geometry/preview/box-of.ts";
import { creasedNormals } from "#lib/geometry/preview/creased-normals.ts";
import { findFirstView } from "#lib/geometry/preview/find-first-view.ts";
import { CREASE_COS, type Stand } from "#lib/geometry/preview/first-view.ts";
import type { Posture } from "#lib/geometry/preview/posture.ts";
import { lighterPreview, type PreviewMesh } from "#lib/geometry/preview.ts";
import { shellsOf } from "./shells-of.ts";
import type { Soup } from "./subdivide.ts";

type Vec3 = [number, number, number];

/** A display copy worked out for drawing: corners three a triangle, mm about `middle`, axes of the file. */
export interface Shape {
  soup: Soup;
  /** Connected surfaces. */
  shells: number;
  /** Sides of the box along the axes of the file, mm. */
  size: Vec3;
  /** How it is held before the eye. */
  posture: Posture;
  /** Sides of the box as it is held: right, back, up; mm. */
  sides: Vec3;
  /** The view it begins with. */
  start: Stand;
  /** Half the diagonal of the box as it is held, mm. */
  radius: number;
  /** The place of the file, mm, that is drawn at the origin. */
  middle: Vec3;
}

type Placed = {
  /** The place of the file, mm, to lie about: the middle of its box unless another piece lies there. */
  middle?: Readonly<Vec3>;
  /** At most about so many triangles are drawn; the size is that of all. */
  most?: number;
};

/** `mmPerUnit` is the unit that the analysis found or the customer chose. */
export function shapeOf(whole: PreviewMesh, mmPerUnit: number, { middle, most }: Placed = {}): Shape {
  const preview = most === undefined ? whole : lighterPreview(whole, most);
  const { positions, normals } = creasedNormals(preview.positions, preview.index, CREASE_COS);
  const { ofTriangle, count } = shellsOf(preview.index, preview.positions.length / 3);
  const { posture, start, sides, middle: own } = findFirstView(whole);
  const inMm = (length: number) => length * mmPerUnit;
  const about = middle ? [...middle] : own.map((at, axis) => inMm(whole.origin[axis]! + at));
  for (let i = 0; i < positions.length; i++)
    positions[i] = (positions[i]! + preview.origin[i % 3]!) * mmPerUnit - about[i % 3]!;
  return {
    soup: { positions, normals, shells: ofTriangle },
    shells: count,
    size: sidesOf(boxOf(whole.positions, whole.index)).map(inMm) as Vec3,
    posture,
    sides: sides.map(inMm) as Vec3,
    start,
    radius: inMm(Math.hypot(...sides)) / 2 || 1,
    middle: about as Vec3,
  };
}
