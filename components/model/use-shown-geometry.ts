"use client";
import { useEffect, useMemo } from "react";
import type { PreviewMesh } from "#lib/geometry/preview.ts";
import { mostFine } from "./drawing-power.ts";
import { geometryOf, type ShownModel } from "./model-geometry.ts";
import { CLAY, type Look } from "./piece.tsx";
import { type ModelPin, pinColors } from "./pins.ts";
import type { Paint } from "./surface-paint.ts";
import { type ShapeDesk, useAnswer } from "./use-shape-desk.ts";

type Shown = {
  desk: ShapeDesk | null;
  model: ShownModel | null;
  measured: PreviewMesh | null;
  mmPerUnit: number;
  wallLimitMm: number;
  look: Look;
  pins: readonly ModelPin[];
  areApart: boolean;
};

/** The geometry to draw: plain, coloured by wall, or with its parts apart; null until there is a model. */
export function useShownGeometry(shown: Shown) {
  const { desk, model, areApart } = shown;
  const fine = useFine(shown);
  const paint = usePaint(shown);
  const colors = useAnswer(desk && fine && (() => desk.ask("paint", paint)), [desk, fine, paint]);
  const isPainted = fine !== null && colors !== null && colors.length === fine.positions.length;
  const of = isPainted ? "fine" : "shape";
  const apart = useAnswer(desk && model && areApart ? () => desk.ask("apart", { of }) : null, [
    desk,
    model,
    of,
  ]);
  const painted = useMemo(
    () =>
      isPainted && model
        ? geometryOf({ position: fine.positions, normal: fine.normals, color: colors }, model.radius)
        : null,
    [isPainted, fine, colors, model],
  );
  useEffect(() => () => painted?.dispose(), [painted]);
  const whole = painted ?? model?.geometry ?? null;
  const exploded = useMemo(() => {
    if (!apart || !whole || !model || whole.getAttribute("position").array.length !== apart.length)
      return null;
    const { position: _, ...others } = whole.attributes;
    const geometry = geometryOf({ position: apart }, 2 * model.radius);
    for (const [name, attribute] of Object.entries(others)) geometry.setAttribute(name, attribute);
    return geometry;
  }, [apart, whole, model]);
  useEffect(() => () => exploded?.dispose(), [exploded]);
  return { geometry: exploded ?? whole, isPainted };
}

/** The surface cut finely, where the look shows walls and somebody has measured them. */
function useFine({ desk, model, measured, mmPerUnit, look }: Shown) {
  const isMarked = look.mode !== "metal" && (measured?.readings.walls.length ?? 0) > 0;
  const ask =
    desk && model && measured && isMarked
      ? () =>
          desk.ask("fine", {
            readings: measured.readings,
            origin: measured.origin,
            mmPerUnit,
            most: mostFine(),
          })
      : null;
  // another unit is another model
  return useAnswer(ask, [desk, model, measured]);
}

function usePaint({ look, wallLimitMm, pins }: Shown): Paint {
  const { mode } = look;
  return useMemo(
    () =>
      mode === "heat"
        ? { kind: "heat", limitMm: wallLimitMm }
        : { kind: "thin", clay: CLAY, thin: thinOf(pins) },
    [mode, wallLimitMm, pins],
  );
}

/** What thin places look like, those that block over those that only warn. */
function thinOf(pins: readonly ModelPin[]) {
  return pins
    .flatMap(({ severity, thinnerThanMm }) =>
      thinnerThanMm === null ? [] : [{ thinnerThanMm, color: pinColors[severity] }],
    )
    .sort((a, b) => a.thinnerThanMm - b.thinnerThanMm);
}
