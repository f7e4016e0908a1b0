"use client";
import { useEffect, useMemo } from "react";
import { BufferAttribute, BufferGeometry, DoubleSide } from "three";
import type { PreviewMesh } from "#lib/geometry/preview.ts";
import type { ShownModel } from "./model-geometry.ts";
import { type ModelPin, pinColors } from "./pins.ts";

type Props = { pins: readonly ModelPin[]; measured: PreviewMesh; model: ShownModel; mmPerUnit: number };

/** The very triangles a finding is about, over the piece; thin places are coloured by their wall instead. */
export function NamedTriangles({ pins, measured, model, mmPerUnit }: Props) {
  const named = pins.filter(({ triangles, thinnerThanMm }) => triangles.length > 0 && thinnerThanMm === null);
  return named.map((pin) => (
    <Named key={pin.id} pin={pin} measured={measured} model={model} mmPerUnit={mmPerUnit} />
  ));
}

function Named({ pin, measured, model, mmPerUnit }: Omit<Props, "pins"> & { pin: ModelPin }) {
  const geometry = useMemo(
    () => cornersOf(pin, measured, model, mmPerUnit),
    [pin, measured, model, mmPerUnit],
  );
  useEffect(() => () => geometry.dispose(), [geometry]);
  return (
    <mesh geometry={geometry} quaternion={model.turn}>
      <meshBasicMaterial
        color={pinColors[pin.severity]}
        side={DoubleSide}
        polygonOffset
        polygonOffsetFactor={-2}
        polygonOffsetUnits={-4}
      />
    </mesh>
  );
}

function cornersOf({ triangles }: ModelPin, measured: PreviewMesh, model: ShownModel, mmPerUnit: number) {
  const { readings, origin } = measured;
  const wanted = new Set(triangles);
  const places: number[] = [];
  readings.triangles.forEach((triangle, at) => {
    if (!wanted.has(triangle)) return;
    for (let i = 9 * at; i < 9 * at + 9; i += 3) {
      const mm = [0, 1, 2].map((axis) => (readings.corners[i + axis]! + origin[axis]!) * mmPerUnit);
      places.push(...model.toModel(mm as [number, number, number]).toArray());
    }
  });
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(Float32Array.from(places), 3));
  return geometry;
}
