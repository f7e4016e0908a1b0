import { BufferAttribute, BufferGeometry, Matrix4, Quaternion, Sphere, Vector3 } from "three";
import type { Posture } from "#lib/geometry/preview/posture.ts";
import type { Shape } from "./shape.ts";

/** What is known of a model besides its corners. */
type Figures = Omit<Shape, "soup">;

/** A model ready to draw, in mm about the middle of its box as it is held. */
export type ShownModel = Omit<Figures, "posture"> & {
  /** In the axes of the file. */
  geometry: BufferGeometry;
  /** From the axes of the file to those of the scene: x right, y up, the viewer at +z in the front view. */
  turn: Quaternion;
  /** From mm of the file to mm about the middle. */
  toModel: (point: readonly [number, number, number]) => Vector3;
  /** From mm of the file to the scene. */
  toScene: (point: readonly [number, number, number]) => Vector3;
};

/** What a Worker sends of a shape: its corners, and figures. */
export type ShapeAnswer = Figures & { positions: Float32Array; normals: Float32Array };

/** The drawable of what a Worker worked out; touches no corner on this thread. */
export function modelOf({ positions, normals, posture, ...figures }: ShapeAnswer): ShownModel {
  const shift = new Vector3(...figures.middle);
  const turn = turnOf(posture);
  const toModel: ShownModel["toModel"] = (point) => new Vector3(...point).sub(shift);
  return {
    ...figures,
    geometry: geometryOf({ position: positions, normal: normals }, figures.radius),
    turn,
    toModel,
    toScene: (point) => toModel(point).applyQuaternion(turn),
  };
}

function turnOf({ right, back, up }: Posture): Quaternion {
  const fromScene = new Matrix4().makeBasis(
    new Vector3(...right),
    new Vector3(...up),
    new Vector3(...back).negate(),
  );
  return new Quaternion().setFromRotationMatrix(fromScene.transpose());
}

/** Attributes of three numbers a corner, inside a ball of `radius` about the origin. */
export function geometryOf(attributes: Record<string, Float32Array>, radius: number): BufferGeometry {
  const geometry = new BufferGeometry();
  for (const [name, values] of Object.entries(attributes))
    geometry.setAttribute(name, new BufferAttribute(values, 3));
  geometry.boundingSphere = new Sphere(new Vector3(), radius);
  return geometry;
}
