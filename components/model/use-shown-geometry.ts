"use client";
import { useEffect, useMemo } from "react";
import type { PreviewMesh } from "#lib/geometry/preview.ts";
import { exploded } from "./exploded.ts";
import { fineModelOf, paintHeat, paintThin } from "./fine-geometry.ts";
import type { ShownModel } from "./model-geometry.ts";
import { CLAY, type Look } from "./piece.tsx";
import { type ModelPin, pinColors } from "./pins.ts";

type Shown = {
  model: ShownModel;
  measured: PreviewMesh | null;
  mmPerUnit: number;
  wallLimitMm: number;
  look: Look;
  pins: readonly ModelPin[];
  areApart: boolean;
};

/** The geometry to draw: plain, coloured by wall, or with its parts apart. */
export function useShownGeometry({ model, measured, mmPerUnit, wallLimitMm, look, pins, areApart }: Shown) {
  const isMarked = look.mode !== "metal";
  const fine = useMemo(
    () => (isMarked && measured?.readings.walls.length ? fineModelOf(model, measured, mmPerUnit) : null),
    [isMarked, model, measured, mmPerUnit],
  );
  useEffect(() => () => fine?.geometry.dispose(), [fine]);
  const painted = useMemo(() => {
    if (!fine) return null;
    if (look.mode === "heat") paintHeat(fine, wallLimitMm);
    else paintThin(fine, CLAY, thinOf(pins));
    return fine.geometry;
  }, [fine, look.mode, wallLimitMm, pins]);
  const apart = useMemo(() => {
    if (!areApart) return null;
    const [whole, shells] = fine && painted ? [painted, fine.shells] : [model.geometry, model.soup.shells];
    return exploded(whole, shells, model.shells);
  }, [areApart, model, fine, painted]);
  useEffect(() => () => apart?.dispose(), [apart]);
  return { geometry: apart ?? painted ?? model.geometry, isPainted: painted !== null };
}

/** What thin places look like, those that block over those that only warn. */
function thinOf(pins: readonly ModelPin[]) {
  return pins
    .flatMap(({ severity, thinnerThanMm }) =>
      thinnerThanMm === null ? [] : [{ thinnerThanMm, color: pinColors[severity] }],
    )
    .sort((a, b) => a.thinnerThanMm - b.thinnerThanMm);
}
