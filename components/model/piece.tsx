"use client";
import { useThree } from "@react-three/fiber";
import { type RefObject, useEffect, useMemo } from "react";
import {
  BackSide,
  type BufferGeometry,
  type DataTexture,
  DoubleSide,
  type Group,
  type Material,
  MeshBasicMaterial,
  MeshMatcapMaterial,
  MeshPhysicalMaterial,
  type Plane,
  type Quaternion,
} from "three";
import { finishRoughness, metalLooks } from "#lib/domain/metal-looks.ts";
import type { MetalId } from "#lib/domain/metals.ts";
import type { Finish } from "#lib/domain/pricing/quote-inputs.ts";
import { drawingPower } from "./drawing-power.ts";
import { type Answer, STUDIO_SHARE } from "./matcap.ts";
import { useMatcap } from "./use-matcap.ts";

export type Mode = "metal" | "clay" | "heat";
export type Look = { mode: Mode; metal: MetalId; finish: Finish };

export const CLAY = "#CFC9BF";
/** The inside of a cut piece: flat, so that the cut reads as one surface. */
const CUT = "#6b6257";

type Props = {
  geometry: BufferGeometry;
  /** From the axes of the file to those of the scene. */
  turn: Quaternion;
  look: Look;
  /** The geometry has colours of its own. */
  isPainted: boolean;
  cut: Plane | null;
  ref: RefObject<Group | null>;
};

/** The model in its metal, or in matte clay where marks are read. */
export function Piece({ geometry, turn, look, isPainted, cut, ref }: Props) {
  const invalidate = useThree((state) => state.invalidate);
  const { mode, metal, finish } = look;
  const answer = useMemo(
    () => (drawingPower() === "card" ? null : answerOf({ mode, metal, finish })),
    [mode, metal, finish],
  );
  const light = useMatcap(answer);
  const material = useMemo(
    () => materialOf({ mode, metal, finish }, { isPainted, cut, light }),
    [mode, metal, finish, isPainted, cut, light],
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
    <group quaternion={turn} ref={ref}>
      <mesh geometry={geometry} material={material} />
      {inside ? <mesh geometry={geometry} material={inside} /> : null}
    </group>
  );
}

type Drawn = Pick<Props, "isPainted" | "cut"> & { light: DataTexture | null };

function materialOf({ mode, metal, finish }: Look, { isPainted, cut, light }: Drawn): Material {
  // both sides: an open or inverted surface has to be seen as well; a cut one shows its inside
  const common = cut ? { clippingPlanes: [cut] } : { side: DoubleSide };
  const isMetal = mode === "metal";
  const color = isMetal ? metalLooks[metal].color : isPainted ? "#ffffff" : CLAY;
  const vertexColors = !isMetal && isPainted;
  if (light) return new MeshMatcapMaterial({ ...common, color, vertexColors, matcap: light });
  if (!isMetal) return new MeshPhysicalMaterial({ ...common, color, vertexColors, roughness: 0.92 });
  const roughness = roughnessOf(metal, finish);
  return new MeshPhysicalMaterial({ ...common, color, metalness: 1, roughness });
}

const answerOf = ({ mode, metal, finish }: Look): Answer =>
  mode === "metal"
    ? { kind: "metal", roughness: roughnessOf(metal, finish) }
    : { kind: "clay", share: STUDIO_SHARE[mode] };

const roughnessOf = (metal: MetalId, finish: Finish) => metalLooks[metal].roughness + finishRoughness[finish];
