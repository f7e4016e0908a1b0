import { type Direction, studioLightFrom } from "./studio.ts";

/** Light that comes from a direction; x right, y up, z to the side the eye is on. Linear RGB. */
export type Light = { side: number; rgb: Float32Array };

const SIDE = 256;

let drawn: Light | undefined;

/** The studio as polished metal mirrors it: an octahedral map, drawn once. */
export function studioLight(): Light {
  drawn ??= drawStudio();
  return drawn;
}

function drawStudio(): Light {
  const rgb = new Float32Array(SIDE * SIDE * 3);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const seen = studioLightFrom(directionOf(((x + 0.5) / SIDE) * 2 - 1, ((y + 0.5) / SIDE) * 2 - 1));
      rgb.set(seen, (y * SIDE + x) * 3);
    }
  }
  return { side: SIDE, rgb: blurred(blurred(rgb)) };
}

/** The direction of a place of the map, both coordinates -1..1; the map folds on the far side of the eye. */
function directionOf(u: number, v: number): Direction {
  const z = 1 - Math.abs(u) - Math.abs(v);
  const x = z < 0 ? (1 - Math.abs(v)) * (u < 0 ? -1 : 1) : u;
  const y = z < 0 ? (1 - Math.abs(u)) * (v < 0 ? -1 : 1) : v;
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}

/** Each place the mean of the 9 x 9 about it. */
function blurred(rgb: Float32Array): Float32Array {
  return alongside(alongside(rgb, 3), 3 * SIDE);
}

function alongside(rgb: Float32Array, step: number): Float32Array {
  const out = new Float32Array(rgb.length);
  for (let i = 0; i < rgb.length; i++) {
    const along = step === 3 ? Math.floor(i / 3) % SIDE : Math.floor(i / (3 * SIDE));
    let sum = 0;
    for (let k = -4; k <= 4; k++)
      sum += rgb[i + step * (Math.min(SIDE - 1, Math.max(0, along + k)) - along)]!;
    out[i] = sum / 9;
  }
  return out;
}
