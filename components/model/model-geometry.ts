import { BufferAttribute, BufferGeometry, Sphere, Vector3 } from "three";
import type { Stand } from "#lib/geometry/preview/first-view.ts";
import type { Shape } from "./shape.ts";

/** A model ready to draw, in mm about the middle of its box, z up. */
export type ShownModel = {
  geometry: BufferGeometry;
  /** Connected surfaces. */
  shells: number;
  /** Sides of the box, mm. */
  size: [number, number, number];
  /** The view it begins with. */
  start: Stand;
  /** Half the diagonal of the box, mm. */
  radius: number;
  /** The place of the file, mm, that is drawn at the origin. */
  middle: Shape["middle"];
  /** From mm of the file to mm about the middle. */
  toModel: (point: readonly [number, number, number]) => Vector3;
};

/** What a Worker sends of a shape: its corners, and figures. */
export type ShapeAnswer = Pick<Shape, "shells" | "size" | "start" | "radius" | "middle"> & {
  positions: Float32Array;
  normals: Float32Array;
};

/** The drawable of what a Worker worked out; touches no corner on this thread. */
export function modelOf({
  positions,
  normals,
  shells,
  size,
  start,
  radius,
  middle,
}: ShapeAnswer): ShownModel {
  const shift = new Vector3(...middle);
  return {
    geometry: geometryOf({ position: positions, normal: normals }, radius),
    shells,
    size,
    start,
    radius,
    middle,
    toModel: (point) => new Vector3(...point).sub(shift),
  };
}

/** Attributes of three numbers a corner, inside a ball of `radius` about the origin. */
export function geometryOf(attributes: Record<string, Float32Array>, radius: number): BufferGeometry {
  const geometry = new BufferGeometry();
  for (const [name, values] of Object.entries(attributes))
    geometry.setAttribute(name, new BufferAttribute(values, 3));
  geometry.boundingSphere = new Sphere(new Vector3(), radius);
  return geometry;
}
