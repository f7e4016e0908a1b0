import { useFrame } from "@react-three/fiber";
import { useEffect, useMemo } from "react";
import { DataTexture, DataUtils, HalfFloatType, LinearFilter, RGBAFormat } from "three";
import { type Answer, answeredBy, matcapOf } from "./matcap.ts";

/** Radians the camera may rise or sink before its picture of the light is drawn anew: less is not seen. */
const FELT = 0.03;

/**
 * The light as one picture that follows the height of the camera: without a card it would take seconds to reckon it for
 * each point of each frame. Null for null. `answer` is to be the same object as long as it says the same.
 */
export function useMatcap(answer: Answer | null): DataTexture | null {
  const picture = useMemo(() => answer && pictureOf(answer), [answer]);
  useEffect(() => () => picture?.texture.dispose(), [picture]);
  useFrame(({ camera: { position } }) => picture?.drawFrom(Math.asin(position.y / position.length())));
  return picture?.texture ?? null;
}

function pictureOf(answer: Answer) {
  const studio = answeredBy(answer);
  const halves = new Uint16Array(4 * studio.side ** 2);
  const texture = new DataTexture(halves, studio.side, studio.side, RGBAFormat, HalfFloatType);
  texture.minFilter = LinearFilter;
  texture.magFilter = LinearFilter;
  let drawn = Number.NaN;
  const drawFrom = (elevation: number) => {
    if (Math.abs(elevation - drawn) < FELT) return;
    drawn = elevation;
    halves.set(matcapOf(studio, elevation).pixels.map(DataUtils.toHalfFloat));
    texture.needsUpdate = true;
  };
  return { texture, drawFrom };
}
