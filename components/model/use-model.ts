"use client";
import { useEffect, useMemo } from "react";
import type { PreviewMesh } from "#lib/geometry/preview.ts";
import { mostShown } from "./drawing-power.ts";
import { modelOf, type ShownModel } from "./model-geometry.ts";
import { type ShapeDesk, useAnswer } from "./use-shape-desk.ts";

/** A display copy as a model to draw, worked out by the Worker; null until it is. */
export function useModel(desk: ShapeDesk | null, preview: PreviewMesh, mmPerUnit: number): ShownModel | null {
  const ask = desk && (() => desk.ask("shape", { preview: copyOf(preview), mmPerUnit, most: mostShown() }));
  const answer = useAnswer(ask, [desk, preview, mmPerUnit]);
  const model = useMemo(() => answer && modelOf(answer), [answer]);
  useEffect(() => () => model?.geometry.dispose(), [model]);
  return model;
}

/** A display copy without its readings: what drawing needs of it. */
export const copyOf = ({ origin, positions, index, sourceTriangles }: PreviewMesh) => ({
  origin,
  positions,
  index,
  sourceTriangles,
});
