import type { Frame } from "./frame.ts";
import { pixelOf } from "./occlusion.ts";
import type { Stage } from "./stage.ts";
import { type Light, readLight } from "./studio-light.ts";
import type { Surface } from "./surface.ts";

/** Numbers a pixel: light that takes the metal's colour (RGB), light of the rim that does not (RGB), cover 0..1. */
export const LIT = 7;
/** A lamp is no brighter than this on a sample, or one sample of four would make its whole pixel white. */
const BRIGHTEST = 3;

/** Of the white that metal turns at its rim, what is shown: all of it reads as an outline in a small picture. */
const RIM = 0.4;

/**
 * What a metal surface mirrors of the studio (`light`, by finish), gathered into pixels of `samples` x `samples`: metal takes its
 * colour at the front and turns white at the rim (Schlick 1994).
 */
export function reflections(
  { at, points, normals }: Surface,
  open: Float32Array,
  stage: Stage,
  frame: Frame,
  light: Light,
  samples: number,
): Float32Array {
  const out = new Float32Array(open.length * LIT);
  const sin = Math.sin(stage.elevation);
  const cos = Math.cos(stage.elevation);
  const mirrored = new Float32Array(3);
  for (let entry = 0; entry < at.length; entry++) {
    const i = entry * 3;
    const vx = -points[i]!;
    const vy = -points[i + 1]!;
    const vz = stage.distance - points[i + 2]!;
    const far = Math.sqrt(vx * vx + vy * vy + vz * vz);
    const facing = Math.max(0, (normals[i]! * vx + normals[i + 1]! * vy + normals[i + 2]! * vz) / far);
    const rx = 2 * facing * normals[i]! - vx / far;
    const ry = 2 * facing * normals[i + 1]! - vy / far;
    const rz = 2 * facing * normals[i + 2]! - vz / far;
    // the studio stands upright on the floor; the eye looks down on it
    readLight(mirrored, light, rx, ry * cos + rz * sin, rz * cos - ry * sin);
    const pixel = pixelOf(at[entry]!, frame.side, samples);
    gather(out, pixel * LIT, mirrored, open[pixel]!, RIM * (1 - facing) ** 5, samples);
  }
  return out;
}

function gather(
  out: Float32Array,
  to: number,
  light: Float32Array,
  open: number,
  rim: number,
  samples: number,
) {
  // what is hidden from the room mirrors the piece itself: darker, not black
  const share = (0.1 + 0.9 * open * open) / samples ** 2;
  for (let channel = 0; channel < 3; channel++) {
    const value = Math.min(BRIGHTEST, light[channel]!) * share;
    out[to + channel]! += value * (1 - rim * open);
    out[to + 3 + channel]! += value * rim * open;
  }
  out[to + 6]! += 1 / samples ** 2;
}
