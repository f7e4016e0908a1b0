"use client";
import { useEffect, useMemo } from "react";
import { DataTexture, LinearFilter } from "three";
import { SHADOW_COLOR, SHADOW_REACH, SHADOW_SIDE } from "#lib/geometry/still/shadow.ts";
import type { ShownModel } from "./model-geometry.ts";

type Props = {
  model: ShownModel;
  /** Darkness of the table, see `shadowUnder`. */
  dark: Float32Array;
};

/** The shadow on the table the piece stands on: who looks from below sees none. */
export function FloorShadow({ model: { radius, sides }, dark }: Props) {
  const texture = useMemo(() => textureOf(dark), [dark]);
  useEffect(() => () => texture.dispose(), [texture]);
  const side = 2 * SHADOW_REACH * radius;
  return (
    <mesh position={[0, -sides[2] / 2, 0]} rotation={[-Math.PI / 2, 0, 0]} renderOrder={-1}>
      <planeGeometry args={[side, side]} />
      <meshBasicMaterial
        color={SHADOW_COLOR}
        map={texture}
        transparent
        depthWrite={false}
        toneMapped={false}
      />
    </mesh>
  );
}

/** As thick as it is dark, and none where it is hardly there; a texture begins with the row nearest to the viewer. */
function textureOf(dark: Float32Array): DataTexture {
  const pixels = new Uint8Array(4 * dark.length).fill(255);
  for (let row = 0; row < SHADOW_SIDE; row++)
    for (let col = 0; col < SHADOW_SIDE; col++)
      pixels[4 * (row * SHADOW_SIDE + col) + 3] = Math.max(
        0,
        Math.round(255 * dark[(SHADOW_SIDE - 1 - row) * SHADOW_SIDE + col]!) - 3,
      );
  const texture = new DataTexture(pixels, SHADOW_SIDE, SHADOW_SIDE);
  texture.minFilter = LinearFilter;
  texture.magFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
}
