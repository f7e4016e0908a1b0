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
export interface Still {
  tone: MetalTone;
  side: number;
  rgba: Uint8ClampedArray<ArrayBuffer>;
}

/** Samples across one pixel of the largest picture. */
const SAMPLES = 2;

/**
 * Draws a piece in the first view of the viewer, in each tone of metal and each size (`sides`, pixels; the first is
 * the largest and a multiple of the others). The same mesh gives the same bytes. Empty for a mesh without a
 * triangle. Time and memory: linear in triangles and in the samples of the largest picture.
 */
export function drawStills(
  mesh: Pick<PreviewMesh, "positions" | "index">,
  sides: readonly number[],
): Still[] {
  const stage = stageOf(mesh);
  const largest = sides[0];
  if (!stage || !largest) return [];
  const { corners, frame } = framed(stage, largest * SAMPLES);
  const seen = seeTriangles(corners, stage.index, frame.side);
  const surface = surfaceSeen(stage, corners, frame, seen);
  const open = openness(surface, frame, stage.distance, SAMPLES);
  const lit = reflections(surface, open, stage, frame, studioLight(), SAMPLES);
  const shadow = shadowSeen(stage, frame, SAMPLES);
  return METAL_TONES.flatMap((tone) => {
    const picture = developed(lit, shadow, linearOf(metalLooks[alloyOfTone[tone]].color));
    return sides.map((side) => ({ tone, side, rgba: bytesOf(reduced(picture, largest, side)) }));
  });
}
