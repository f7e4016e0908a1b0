"use client";
import { useThree } from "@react-three/fiber";
import { type RefObject, useEffect, useMemo } from "react";
import {
  BackSide,
  type BufferGeometry,
  DoubleSide,
  type Group,
  MeshBasicMaterial,
  MeshPhysicalMaterial,
  type Plane,
} from "three";
import { finishRoughness, metalLooks } from "#lib/domain/metal-looks.ts";
import type { MetalId } from "#lib/domain/metals.ts";
import type { Finish } from "#lib/domain/pricing/quote-inputs.ts";

export type Mode = "metal" | "clay" | "heat";
export type Look = { mode: Mode; metal: MetalId; finish: Finish };

export const CLAY = "#CFC9BF";
/** The inside of a cut piece: flat, so that the cut reads as one surface. */
const CUT = "#6b6257";

type Props = {
  geometry: BufferGeometry;
  look: Look;
  /** The geometry has colours of its own. */
  isPainted: boolean;
  cut: Plane | null;
  ref: RefObject<Group | null>;
};

/** The model in its metal, or in matte clay where marks are read. File z is up here. */
export function Piece({ geometry, look, isPainted, cut, ref }: Props) {
  const invalidate = useThree((state) => state.invalidate);
  const { mode, metal, finish } = look;
  const material = useMemo(
    () => materialOf({ mode, metal, finish }, isPainted, cut),
    [mode, metal, finish, isPainted, cut],
  );
  const inside = useMemo(
    () => cut && new MeshBasicMaterial({ color: CUT, side: BackSide, clippingPlanes: [cut] }),
    [cut],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another geometry is another picture
  useEffect(() => {
    invalidate();
    return () => {
      material.dispose();
      inside?.dispose();
    };
  }, [material, inside, geometry, invalidate]);
  return (
    <group rotation-x={-Math.PI / 2} ref={ref}>
      <mesh geometry={geometry} material={material} />
      {inside ? <mesh geometry={geometry} material={inside} /> : null}
    </group>
  );
}

function materialOf({ mode, metal, finish }: Look, isPainted: boolean, cut: Plane | null) {
  // both sides: an open or inverted surface has to be seen as well; a cut one shows its inside
  const common = cut ? { clippingPlanes: [cut] } : { side: DoubleSide };
  if (mode !== "metal") {
    const color = isPainted ? "#ffffff" : CLAY;
    return new MeshPhysicalMaterial({ ...common, color, vertexColors: isPainted, roughness: 0.92 });
  }
  const { color, roughness } = metalLooks[metal];
  return new MeshPhysicalMaterial({
    ...common,
    color,
    metalness: 1,
    roughness: roughness + finishRoughness[finish],
  });
}
