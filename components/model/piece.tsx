"use client";
import { useThree } from "@react-three/fiber";
import { useEffect, useMemo } from "react";
import { DoubleSide, MeshPhysicalMaterial } from "three";
import type { MetalId } from "#lib/domain/metals.ts";
import type { Finish } from "#lib/domain/pricing/quote-inputs.ts";
import { finishRoughness, metalLooks } from "./metals.ts";
import type { ShownModel } from "./model-geometry.ts";

export type Look = { mode: "metal" | "clay"; metal: MetalId; finish: Finish };

/** The model in its metal, or in matte clay where marks are read. File z is up here. */
export function Piece({ model, look }: { model: ShownModel; look: Look }) {
  const invalidate = useThree((state) => state.invalidate);
  const { mode, metal, finish } = look;
  const material = useMemo(() => materialOf({ mode, metal, finish }), [mode, metal, finish]);
  useEffect(() => {
    invalidate();
    return () => material.dispose();
  }, [material, invalidate]);
  return <mesh geometry={model.geometry} material={material} rotation-x={-Math.PI / 2} />;
}

function materialOf({ mode, metal, finish }: Look): MeshPhysicalMaterial {
  // both sides: an open or inverted surface has to be seen as well
  if (mode === "clay")
    return new MeshPhysicalMaterial({ color: "#CFC9BF", roughness: 0.92, side: DoubleSide });
  const { color, roughness } = metalLooks[metal];
  return new MeshPhysicalMaterial({
    color,
    metalness: 1,
    roughness: roughness + finishRoughness[finish],
    side: DoubleSide,
  });
}
