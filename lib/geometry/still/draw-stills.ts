import { FINISH_LOOKS, type FinishLook, roughnessOfLook } from "../../domain/finish-looks.ts";
import { metalLooks } from "../../domain/metal-looks.ts";
import { alloyOfTone, METAL_TONES, type MetalTone } from "../../domain/metal-tones.ts";
import type { PreviewMesh } from "../preview.ts";
import { bytesOf, developed, reduced } from "./develop.ts";
import { framed } from "./frame.ts";
import { openness } from "./occlusion.ts";
import { reflections } from "./reflection.ts";
import { shadowSeen } from "./shadow.ts";
import { stageOf } from "./stage.ts";
import { studioLight } from "./studio-light.ts";
import { surfaceSeen } from "./surface.ts";
import { linearOf } from "./tone.ts";
import { seeTriangles } from "./visible.ts";

/** A picture of a piece on a transparent ground: sRGB bytes, 4 a pixel, straight alpha, from the top left. */
export interface Still<Side extends number = number> {
  tone: MetalTone;
  finish: FinishLook;
  side: Side;
  rgba: Uint8ClampedArray<ArrayBuffer>;
}

/** Samples across one pixel of the largest picture. */
const SAMPLES = 2;

/**
 * Draws a piece in the first view of the viewer, in each look of a finish, each tone of metal and each size (`sides`, pixels; the first is
 * the largest and a multiple of the others). The same mesh gives the same bytes. Empty for a mesh without a
 * triangle. Time and memory: linear in triangles and in the samples of the largest picture.
 */
export function drawStills<Side extends number>(
  mesh: Pick<PreviewMesh, "positions" | "index">,
  sides: readonly Side[],
): Still<Side>[] {
  const stage = stageOf(mesh);
  const largest = sides[0];
  if (!stage || !largest) return [];
  const { corners, frame } = framed(stage, largest * SAMPLES);
  const seen = seeTriangles(corners, stage.index, frame.side);
  const surface = surfaceSeen(stage, corners, frame, seen);
  const open = openness(surface, frame, stage.distance, SAMPLES);
  const shadow = shadowSeen(stage, frame, SAMPLES);
  return FINISH_LOOKS.flatMap((finish) => {
    const light = studioLight(roughnessOfLook[finish]);
    const lit = reflections(surface, open, stage, frame, light, SAMPLES);
    return METAL_TONES.flatMap((tone) => {
      const picture = developed(lit, shadow, linearOf(metalLooks[alloyOfTone[tone]].color));
      return sides.map((side) => ({ tone, finish, side, rgba: bytesOf(reduced(picture, largest, side)) }));
    });
  });
}
