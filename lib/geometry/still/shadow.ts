import type { Frame } from "./frame.ts";
import type { Stage } from "./stage.ts";
import { seeTriangles } from "./visible.ts";

/** What a shadow is made of: warm, almost black. */
export const SHADOW_COLOR = "#1e160c";
/** Places along one side of the part of the table that takes a shadow. */
export const SHADOW_SIDE = 160;
/** Half that side, in half diagonals of the piece. */
export const SHADOW_REACH = 1.5;
// How high above the table still counts, how wide it is blurred, and how dark it is at most
const layers = [
  { height: 0.04, blur: 0.03, dark: 0.5 },
  { height: 0.2, blur: 0.1, dark: 0.34 },
  { height: 0.8, blur: 0.26, dark: 0.22 },
];

type Standing = Pick<Stage, "eye" | "index" | "elevation" | "floor">;

/**
 * The soft shadow of a piece on the table it stands on, as the eye sees it: darkness 0..1 for each place of a
 * square picture of `frame.side / samples`, where `samples` samples make one place.
 */
export function shadowSeen(stage: Stage, frame: Frame, samples: number): Float32Array {
  const table = shadowOnTable(stage);
  const side = frame.side / samples;
  const out = new Float32Array(side * side);
  const [sin, cos] = [Math.sin(stage.elevation), Math.cos(stage.elevation)];
  for (let i = 0; i < out.length; i++) {
    const [x, y] = [((i % side) + 0.5) * samples, (Math.floor(i / side) + 0.5) * samples];
    const [dx, dy] = [(x - frame.middleX) / frame.scale, (frame.middleY - y) / frame.scale];
    // the ray from the eye, upright: it starts above the table and goes down, or never meets it
    const down = sin - dy * cos;
    if (down <= 0) continue;
    const reach = (stage.distance * sin - stage.floor) / down;
    const ahead = stage.distance * cos - reach * (cos + dy * sin);
    out[i] = stepped(at(table, dx * reach, ahead) * fade(x / frame.side) * fade(y / frame.side));
  }
  return out;
}

/** In steps too fine for the eye, and none where it is hardly there: half the weight of a picture is its alpha. */
const stepped = (dark: number) => (Math.round(Math.max(0, dark * 255 - 3) / 2) * 2) / 255;

/** A shadow ends before the picture does. */
const fade = (share: number) => Math.min(1, Math.min(share, 1 - share) / 0.06);

function at(table: Float32Array, x: number, z: number): number {
  const [u, v] = [
    ((x / SHADOW_REACH + 1) / 2) * SHADOW_SIDE - 0.5,
    ((z / SHADOW_REACH + 1) / 2) * SHADOW_SIDE - 0.5,
  ];
  const [col, row] = [Math.floor(u), Math.floor(v)];
  if (col < 0 || row < 0 || col >= SHADOW_SIDE - 1 || row >= SHADOW_SIDE - 1) return 0;
  const i = row * SHADOW_SIDE + col;
  const above = table[i]! + (table[i + 1]! - table[i]!) * (u - col);
  const below = table[i + SHADOW_SIDE]! + (table[i + SHADOW_SIDE + 1]! - table[i + SHADOW_SIDE]!) * (u - col);
  return above + (below - above) * (v - row);
}

/** Darkness 0..1 of each place of the table, row by row from the back, which is seen across from the eye. */
export function shadowOnTable(stage: Standing): Float32Array {
  const { near, face } = seeTriangles(fromBelow(stage), stage.index, SHADOW_SIDE);
  let light = new Float32Array(SHADOW_SIDE * SHADOW_SIDE).fill(1);
  for (const { height, blur, dark } of layers) {
    const cover = near.map((value, i) => (face[i] === 0 ? 0 : Math.exp(-(LOWEST - value) / height)));
    const soft = softened(cover, Math.max(1, Math.round((blur / (2 * SHADOW_REACH)) * SHADOW_SIDE)));
    light = light.map((value, i) => value * (1 - dark * Math.min(1, soft[i]!)));
  }
  return light.map((value) => 1 - value);
}

/** Nearness of the table itself, seen from below. */
const LOWEST = 4;

/** The piece as the table sees it: the place on the table, and nearness less by each unit of height. */
function fromBelow({ eye, elevation, floor }: Standing): Float32Array {
  const [sin, cos] = [Math.sin(elevation), Math.cos(elevation)];
  const corners = new Float32Array(eye.length);
  for (let i = 0; i < eye.length; i += 3) {
    const [x, y, z] = [eye[i]!, eye[i + 1]!, eye[i + 2]!];
    corners[i] = ((x / SHADOW_REACH + 1) / 2) * SHADOW_SIDE;
    corners[i + 1] = (((z * cos - y * sin) / SHADOW_REACH + 1) / 2) * SHADOW_SIDE;
    corners[i + 2] = LOWEST - Math.max(0, y * cos + z * sin - floor);
  }
  return corners;
}

/** Three box blurs of that radius, which together are near a normal one. */
function softened(values: Float32Array, radius: number): Float32Array {
  let out = values;
  for (let pass = 0; pass < 3; pass++) out = slid(slid(out, radius, 1, SHADOW_SIDE), radius, SHADOW_SIDE, 1);
  return out;
}

function slid(values: Float32Array, radius: number, step: number, line: number): Float32Array {
  const out = new Float32Array(values.length);
  for (let k = 0; k < SHADOW_SIDE; k++) {
    const start = k * line;
    let sum = 0;
    for (let i = 0; i < radius; i++) sum += values[start + i * step]!;
    for (let i = 0; i < SHADOW_SIDE; i++) {
      if (i + radius < SHADOW_SIDE) sum += values[start + (i + radius) * step]!;
      if (i - radius - 1 >= 0) sum -= values[start + (i - radius - 1) * step]!;
      out[start + i * step] = sum / (2 * radius + 1);
    }
  }
  return out;
}
