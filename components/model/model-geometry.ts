import { BufferAttribute, BufferGeometry, Vector3 } from "three";
import type { PreviewMesh } from "#lib/geometry/preview.ts";
import { type Stand, startOf } from "./camera-views.ts";
import { creasedNormals } from "./creased-normals.ts";
import { shellsOf } from "./shells-of.ts";
import type { Soup } from "./subdivide.ts";

const creaseCos = Math.cos((35 * Math.PI) / 180);

/** A model ready to draw, in mm about the middle of its box, z up. */
export type ShownModel = {
  geometry: BufferGeometry;
  /** The same corners as arrays, with the shell of each triangle. */
  soup: Soup;
  /** Connected surfaces. */
  shells: number;
  /** Sides of the box, mm. */
  size: [number, number, number];
  /** The view it begins with. */
  start: Stand;
  /** Half the diagonal of the box, mm. */
  radius: number;
  /** From mm of the file to mm about the middle. */
  toModel: (point: readonly [number, number, number]) => Vector3;
};

/** `mmPerUnit` is the unit that the analysis found or the customer chose. */
export function modelOf(preview: PreviewMesh, mmPerUnit: number): ShownModel {
  const { positions, normals } = creasedNormals(preview.positions, preview.index, creaseCos);
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(positions, 3));
  geometry.setAttribute("normal", new BufferAttribute(normals, 3));
  geometry.computeBoundingBox();
  const middle = geometry.boundingBox?.getCenter(new Vector3()) ?? new Vector3();
  const sides = geometry.boundingBox?.getSize(new Vector3()) ?? new Vector3();
  geometry.translate(-middle.x, -middle.y, -middle.z).scale(mmPerUnit, mmPerUnit, mmPerUnit);
  geometry.computeBoundingSphere();
  const shift = new Vector3(...preview.origin).add(middle).multiplyScalar(mmPerUnit);
  sides.multiplyScalar(mmPerUnit);
  const { ofTriangle, count } = shellsOf(preview.index, preview.positions.length / 3);
  return {
    geometry,
    soup: { positions, normals, shells: ofTriangle },
    shells: count,
    size: sides.toArray(),
    start: startOf(sides.toArray()),
    radius: sides.length() / 2 || 1,
    toModel: (point) => new Vector3(...point).sub(shift),
  };
}
