import type { Frame } from "./frame.ts";
import type { Surface } from "./surface.ts";

const LOOKS = 12;
/** Looks about a point, x and y in parts of the whole reach: a spiral of the golden angle. */
const spiral = Float32Array.from({ length: 2 * LOOKS }, (_, i) => {
  const look = Math.floor(i / 2);
  const turn = look * 2.399963 + (i % 2 === 0 ? Math.PI / 2 : 0);
  return Math.sin(turn) * Math.sqrt((look + 0.6) / LOOKS);
});
/** How far one part of a piece darkens another, in half diagonals of its box. */
const REACH = 0.16;
const FARTHEST = 2.5 * REACH;
/** Sine of the rise that is still the curve of the surface itself. */
const OWN_CURVE = 0.12;

/**
 * How open each pixel is to the room, 0..1: what rises beside a point, among what the eye sees, takes its light
 * (ambient occlusion in the space of the picture; Mittring 2007). One sample stands for the `samples` x `samples`
 * of its pixel.
 */
export function openness(surface: Surface, frame: Frame, distance: number, samples: number): Float32Array {
  const side = frame.side / samples;
  const entryOf = entryOfPixel(surface.at, frame.side, samples);
  const open = new Float32Array(side * side);
  const reach = Math.max(1, (REACH * frame.scale) / distance / samples);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const entry = entryOf[y * side + x]!;
      if (entry === 0) continue;
      let taken = 0;
      for (let look = 0; look < 2 * LOOKS; look += 2) {
        const lookX = Math.round(x + spiral[look]! * reach);
        const lookY = Math.round(y + spiral[look + 1]! * reach);
        if (lookX < 0 || lookY < 0 || lookX >= side || lookY >= side) continue;
        const other = entryOf[lookY * side + lookX]!;
        if (other > 0) taken += risesAbove(surface, (entry - 1) * 3, (other - 1) * 3);
      }
      open[y * side + x] = Math.max(0, 1 - (2 * taken) / LOOKS);
    }
  }
  return open;
}

/** Number of a sample in each pixel plus one, 0 where nothing is seen. */
function entryOfPixel(at: Uint32Array, across: number, samples: number): Uint32Array {
  const side = across / samples;
  const out = new Uint32Array(side * side);
  for (let entry = 0; entry < at.length; entry++) out[pixelOf(at[entry]!, across, samples)] = entry + 1;
  return out;
}

/** The pixel that a sample is in; `across`: samples in a row. */
export function pixelOf(at: number, across: number, samples: number): number {
  const row = Math.floor(at / across);
  return Math.floor(row / samples) * (across / samples) + Math.floor((at - row * across) / samples);
}

function risesAbove({ points, normals }: Surface, from: number, to: number): number {
  const x = points[to]! - points[from]!;
  const y = points[to + 1]! - points[from + 1]!;
  const z = points[to + 2]! - points[from + 2]!;
  const far = Math.sqrt(x * x + y * y + z * z);
  if (far < 1e-6 || far > FARTHEST) return 0;
  const rise = (x * normals[from]! + y * normals[from + 1]! + z * normals[from + 2]!) / far - OWN_CURVE;
  return rise > 0 ? rise * (1 - far / FARTHEST) : 0;
}
