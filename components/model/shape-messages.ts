import type { PreviewMesh } from "#lib/geometry/preview.ts";
import type { Changes } from "./changes.ts";
import type { ShapeAnswer } from "./model-geometry.ts";
import type { Shape } from "./shape.ts";
import type { Paint } from "./surface-paint.ts";

type Copy = Omit<PreviewMesh, "readings">;

/** What the viewer asks of its Worker; `most` triangles about are drawn. It keeps the shape and the fine surface asked for last; the rest is of them. */
export type ShapeQuestions = {
  shape: { preview: Copy; mmPerUnit: number; most: number };
  fine: Pick<PreviewMesh, "readings" | "origin"> & { mmPerUnit: number; most: number };
  paint: Paint;
  apart: { of: "shape" | "fine" };
  shadow: null;
  /** Another piece in the place of the shape; it is not kept. */
  other: { preview: Copy; mmPerUnit: number; most: number; middle: Shape["middle"] };
  changes: { before: Copy; after: Copy; mmPerUnit: number; middle: Shape["middle"] };
};

export type ShapeAnswers = {
  shape: ShapeAnswer;
  fine: { positions: Float32Array; normals: Float32Array };
  /** Colours, three numbers a corner; null when another shape came meanwhile. */
  paint: Float32Array | null;
  /** Corners; null when another shape came meanwhile. */
  apart: Float32Array | null;
  /** See `shadowUnder`. */
  shadow: Float32Array | null;
  other: ShapeAnswer;
  changes: Changes | null;
};

export type ShapeKind = keyof ShapeQuestions;
export type ShapeJob = { [K in ShapeKind]: { job: number; kind: K; ask: ShapeQuestions[K] } }[ShapeKind];
export type ShapeReply = { job: number; answer: ShapeAnswers[ShapeKind] };
