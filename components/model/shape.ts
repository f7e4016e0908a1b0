import { creasedNormals } from "#lib/geometry/preview/creased-normals.ts";
import { CREASE_COS } from "#lib/geometry/preview/first-view.ts";
import type { PreviewMesh } from "#lib/geometry/preview.ts";
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
  /** Half the diagonal of the box, mm. */
  radius: number;
  /** The place of the file, mm, that is drawn at the origin. */
  middle: Vec3;
}

/**
 * `mmPerUnit` is the unit that the analysis found or the customer chose; `middle` (mm of the file) is the middle of
 * the box unless another piece is to lie in the same place.
 */
export function shapeOf(preview: PreviewMesh, mmPerUnit: number, middle?: Readonly<Vec3>): Shape {
  const { positions, normals } = creasedNormals(preview.positions, preview.index, CREASE_COS);
  const { ofTriangle, count } = shellsOf(preview.index, preview.positions.length / 3);
  const { low, high } = boxOf(positions);
  const at = (axis: number) => (preview.origin[axis]! + (low[axis]! + high[axis]!) / 2) * mmPerUnit;
  const about: Vec3 = middle ? [...middle] : [at(0), at(1), at(2)];
  const size: Vec3 = [0, 1, 2].map((axis) => (high[axis]! - low[axis]!) * mmPerUnit) as Vec3;
  for (let i = 0; i < positions.length; i++)
    positions[i] = (positions[i]! + preview.origin[i % 3]!) * mmPerUnit - about[i % 3]!;
  return {
    soup: { positions, normals, shells: ofTriangle },
    shells: count,
    size,
    radius: Math.hypot(...size) / 2 || 1,
    middle: about,
  };
}

function boxOf(positions: Float32Array): { low: Vec3; high: Vec3 } {
  const low: Vec3 = [Infinity, Infinity, Infinity];
  const high: Vec3 = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < positions.length; i++) {
    const axis = i % 3;
    if (positions[i]! < low[axis]!) low[axis] = positions[i]!;
    if (positions[i]! > high[axis]!) high[axis] = positions[i]!;
  }
  return positions.length > 0 ? { low, high } : { low: [0, 0, 0], high: [0, 0, 0] };
}
