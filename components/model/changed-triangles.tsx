"use client";
import { useEffect, useMemo } from "react";
import { DoubleSide } from "three";
import { CHANGE_KINDS, type ChangeKind, type Changes } from "./changes.ts";
import { changeColors } from "./compare.ts";
import { geometryOf, type ShownModel } from "./model-geometry.ts";

/** What a repair changed, over the piece: what was removed is seen through. */
export function ChangedTriangles({ changes, model }: { changes: Changes; model: ShownModel }) {
  return CHANGE_KINDS.map((kind) => (
    <Changed key={kind} kind={kind} corners={changes.corners[kind]} model={model} />
  ));
}

type ChangedProps = { kind: ChangeKind; corners: Float32Array; model: ShownModel };

function Changed({ kind, corners, model }: ChangedProps) {
  const geometry = useMemo(() => geometryOf({ position: corners }, 2 * model.radius), [corners, model]);
  useEffect(() => () => geometry.dispose(), [geometry]);
  if (corners.length === 0) return null;
  const isGone = kind === "removed";
  return (
    <mesh geometry={geometry} quaternion={model.turn}>
      <meshBasicMaterial
        color={changeColors[kind]}
        side={DoubleSide}
        transparent={isGone}
        opacity={isGone ? 0.5 : 1}
        depthWrite={!isGone}
        polygonOffset
        // what was added lies over what was removed in the same plane: they would flicker through each other
        polygonOffsetFactor={isGone ? -1 : -2}
        polygonOffsetUnits={isGone ? -2 : -4}
      />
    </mesh>
  );
}
