import { GrowingArray } from "../../growing-array.ts";
import type { SourceMesh, Transform } from "../../instances.ts";
import type { DeclaredUnit } from "../../units.ts";

/** A reference to an object, from a build item or a component; `path` only with the production extension. */
export interface ObjectReference {
  objectId: string;
  path: string | null;
  transform: Transform;
  line: number;
}

export interface ModelObject {
  type: string;
  /** Raw vertices and triangles while reading; welded once when the mesh element ends. */
  mesh: SourceMesh | null;
  components: ObjectReference[];
}

/** One model part of a 3MF package. */
export interface ModelPart {
  unit: DeclaredUnit;
  objects: Map<string, ModelObject>;
  items: ObjectReference[];
}

/** Vertices and triangles of the mesh being read. */
export class MeshDraft {
  readonly positions = new GrowingArray<Float64Array>(Float64Array, 768);
  readonly triangles = new GrowingArray<Uint32Array>(Uint32Array, 768);
  largestIndex = -1;
  largestLine = 0;
}

export const UNIT_NAMES: Record<string, DeclaredUnit> = {
  micron: "um",
  millimeter: "mm",
  centimeter: "cm",
  inch: "in",
  foot: "ft",
  meter: "m",
};
