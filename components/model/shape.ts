import { creasedNormals } from "#lib/geometry/preview/creased-normals.ts";
import { CREASE_COS, leanOf, type Stand, startOf } from "#lib/geometry/preview/first-view.ts";
import { lighterPreview, type PreviewMesh } from "#lib/geometry/preview.ts";
import { shellsOf } from "./shells-of.ts";
import type { Soup } from "./subdivide.ts";

type Vec3 = [number, number, number];

/** A display copy worked out for drawing: corners three a triangle, mm about `middle`, z up. */
export interface Shape {
  soup: Soup;
  /** Connected surfaces. */
  shells: number;
  /** Sides of the box, mm. */
  size: Vec3;
  /** The view it begins with. */
  start: Stand;
  /** Half the diagonal of the box, mm. */
  radius: number;
  /** The place of the file, mm, that is drawn at the origin. */
  middle: Vec3;
}

type Placed = {
  /** The place of the file, mm, to lie about: the middle of the box unless another piece lies there. */
  middle?: Readonly<Vec3>;
  /** At most about so many triangles are drawn; the size is that of all. */
  most?: number;
};

/** `mmPerUnit` is the unit that the analysis found or the customer chose. */
export function shapeOf(whole: PreviewMesh, mmPerUnit: number, { middle, most }: Placed = {}): Shape {
  const preview = most === undefined ? whole : lighterPreview(whole, most);
  const { positions, normals } = creasedNormals(preview.positions, preview.index, CREASE_COS);
  const { ofTriangle, count } = shellsOf(preview.index, preview.positions.length / 3);
  const { low, high } = boxOf(whole);
  const half = (axis: number) => (low[axis]! + high[axis]!) / 2;
  const at = (axis: number) => (whole.origin[axis]! + half(axis)) * mmPerUnit;
  const [leanX, leanY] = leanOf(preview, [half(0), half(1)]);
  const about: Vec3 = middle ? [...middle] : [at(0), at(1), at(2)];
  const size: Vec3 = [0, 1, 2].map((axis) => (high[axis]! - low[axis]!) * mmPerUnit) as Vec3;
  for (let i = 0; i < positions.length; i++)
    positions[i] = (positions[i]! + preview.origin[i % 3]!) * mmPerUnit - about[i % 3]!;
  return {
    soup: { positions, normals, shells: ofTriangle },
    shells: count,
    size,
    start: startOf(size, [leanX * mmPerUnit, leanY * mmPerUnit]),
    radius: Math.hypot(...size) / 2 || 1,
    middle: about,
  };
}

/** Of the vertices that triangles have. */
function boxOf({ positions, index }: PreviewMesh): { low: Vec3; high: Vec3 } {
  const low: Vec3 = [Infinity, Infinity, Infinity];
  const high: Vec3 = [-Infinity, -Infinity, -Infinity];
  for (const vertex of index)
    for (let axis = 0; axis < 3; axis++) {
      const value = positions[3 * vertex + axis]!;
      if (value < low[axis]!) low[axis] = value;
      if (value > high[axis]!) high[axis] = value;
    }
  return index.length > 0 ? { low, high } : { low: [0, 0, 0], high: [0, 0, 0] };
}
