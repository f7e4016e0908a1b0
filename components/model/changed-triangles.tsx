"use client";
import { useEffect, useMemo } from "react";
import { DoubleSide } from "three";
import { CHANGE_KINDS, type ChangeKind, type Changes } from "./changes.ts";
import { changeColors } from "./compare.ts";
import { geometryOf } from "./model-geometry.ts";

/** What a repair changed, over the piece: what was removed is seen through. */
export function ChangedTriangles({ changes, radius }: { changes: Changes; radius: number }) {
  return CHANGE_KINDS.map((kind) => (
    <Changed key={kind} kind={kind} corners={changes.corners[kind]} radius={radius} />
  ));
}

type ChangedProps = { kind: ChangeKind; corners: Float32Array; radius: number };

function Changed({ kind, corners, radius }: ChangedProps) {
  const geometry = useMemo(() => geometryOf({ position: corners }, 2 * radius), [corners, radius]);
  useEffect(() => () => geometry.dispose(), [geometry]);
  if (corners.length === 0) return null;
  const isGone = kind === "removed";
  return (
    <mesh geometry={geometry} rotation-x={-Math.PI / 2}>
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
