import { metalLobe } from "./metal-lobe.ts";
import { type Direction, studioLightFrom } from "./studio.ts";

/** Light that comes from a direction; x right, y up, z to the side the eye is on. Linear RGB. */
export type Light = { side: number; rgb: Float32Array };

const SIDE = 256;
/** What blurs needs no fine map, but many rays a place. */
const ROUGH = { side: 48, rays: 600 };
/** Of polished metal: what its map is blurred by already. */
const POLISHED_ROUGHNESS = 0.13;

const drawn = new Map<number, Light>();

/** The studio as metal mirrors it whose finish adds so much to its roughness: an octahedral map, drawn once. */
export function studioLight(finishRoughness: number): Light {
  const light = drawn.get(finishRoughness) ?? (finishRoughness === 0 ? drawStudio() : rough(finishRoughness));
  drawn.set(finishRoughness, light);
  return light;
}

function rough(finishRoughness: number): Light {
  const polished = studioLight(0);
  const lobe = metalLobe(POLISHED_ROUGHNESS + finishRoughness, ROUGH.rays);
  const { side } = ROUGH;
  const rgb = new Float32Array(side * side * 3);
  const seen = new Float32Array(3);
  for (let i = 0; i < side * side; i++) {
    const [u, v] = [(((i % side) + 0.5) / side) * 2 - 1, ((Math.floor(i / side) + 0.5) / side) * 2 - 1];
    const [mx, my, mz] = directionOf(u, v);
    // two directions square to it (Duff and others 2017)
    const sign = mz < 0 ? -1 : 1;
    const [a, b] = [-1 / (sign + mz), (-mx * my) / (sign + mz)];
    const [ax, ay, az] = [1 + sign * mx * mx * a, sign * b, -sign * mx];
    const [bx, by, bz] = [b, sign + my * my * a, -my];
    for (const { x, y, z, weight } of lobe) {
      const at = [x * ax + y * bx + z * mx, x * ay + y * by + z * my, x * az + y * bz + z * mz] as const;
      readLight(seen, polished, ...at);
      for (let channel = 0; channel < 3; channel++) rgb[3 * i + channel]! += weight * seen[channel]!;
    }
  }
  return { side, rgb };
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

/** Light that comes from a direction of any length, between the four nearest places of the map. */
export function readLight(out: Float32Array, { side, rgb }: Light, x: number, y: number, z: number): void {
  const sum = Math.abs(x) + Math.abs(y) + Math.abs(z);
  let u = x / sum;
  let v = y / sum;
  if (z < 0) {
    const folded = (1 - Math.abs(v)) * (u < 0 ? -1 : 1);
    v = (1 - Math.abs(u)) * (v < 0 ? -1 : 1);
    u = folded;
  }
  const px = (u * 0.5 + 0.5) * (side - 1);
  const py = (v * 0.5 + 0.5) * (side - 1);
  const col = Math.min(side - 2, Math.floor(px));
  const row = Math.min(side - 2, Math.floor(py));
  const i = (row * side + col) * 3;
  for (let channel = 0; channel < 3; channel++) {
    const at = i + channel;
    const above = rgb[at]! + (rgb[at + 3]! - rgb[at]!) * (px - col);
    const below = rgb[at + side * 3]! + (rgb[at + side * 3 + 3]! - rgb[at + side * 3]!) * (px - col);
    out[channel] = above + (below - above) * (py - row);
  }
}
