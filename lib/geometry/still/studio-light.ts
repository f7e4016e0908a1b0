/** Light that comes from a direction; x right, y up, z to the side the eye is on. Linear RGB, white 1. */
export type Light = { side: number; rgb: Float32Array };

type Vec = readonly [number, number, number];

/** The room around: a box with a lamp under its ceiling, sizes as in RoomEnvironment of three.js. */
const room = { low: [-16.6, -4.43, -13.58], high: [15.1, 23.87, 15.01], lamp: [0.42, 12.7, 0.3] } as const;
const LAMP = 900;
/** A room is full of things; what a small piece mirrors of it is darker than its bare walls. */
const FURNISHED = 0.85;

// Width, height, x, y, z, brightness, colour; what stands before comes after. The lamps of the room, then the cards
// of the viewer's studio (components/model/studio.tsx).
const cards: readonly (readonly [number, number, number, number, number, number, Vec])[] = [
  [2.7, 2.4, -16.1, 10.9, 8.2, 50, [1, 1, 1]],
  [2.7, 2.4, -16.1, 14.5, -8.2, 50, [1, 1, 1]],
  [6.3, 4.3, 14.9, 8.7, -1.8, 17, [1, 1, 1]],
  [4.4, 5.4, -0.5, 5.4, 14.5, 43, [1, 1, 1]],
  [2.5, 2, 3.2, 8, -12.5, 20, [1, 1, 1]],
  [3.2, 6, -7.5, 3, 4.5, 7, [1, 0.92, 0.82]],
  [1.2, 7, 8.5, 2.5, 3, 9, [1, 1, 1]],
  [7, 1.4, 0, 7.4, 1.5, 5, [1, 1, 1]],
  [5, 5, 1.5, 1.2, 9, 0.02, [1, 1, 1]],
  [16, 5, 0, -5, 6, 0.22, [0.48, 0.39, 0.26]],
];
/** Softness of a card's edge, as a share of its half side: the roughness of polished metal. */
const SOFT = 0.35;
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
      const seen = seenIn(directionOf(((x + 0.5) / SIDE) * 2 - 1, ((y + 0.5) / SIDE) * 2 - 1));
      rgb.set(seen, (y * SIDE + x) * 3);
    }
  }
  return { side: SIDE, rgb: blurred(blurred(rgb)) };
}

/** The direction of a place of the map, both coordinates -1..1; the map folds on the far side of the eye. */
function directionOf(u: number, v: number): Vec {
  const z = 1 - Math.abs(u) - Math.abs(v);
  const x = z < 0 ? (1 - Math.abs(v)) * (u < 0 ? -1 : 1) : u;
  const y = z < 0 ? (1 - Math.abs(u)) * (v < 0 ? -1 : 1) : v;
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}

function seenIn(direction: Vec): Vec {
  let seen = wallSeen(direction);
  for (const card of cards) {
    const share = shareOfCard(card, direction);
    if (share === 0) continue;
    const [brightness, colour] = [card[5], card[6]];
    seen = seen.map((value, i) => value + (brightness * colour[i]! - value) * share) as unknown as Vec;
  }
  return seen;
}

function wallSeen(d: Vec): Vec {
  let reach = Infinity;
  let wall = 0;
  for (let axis = 0; axis < 3; axis++) {
    if (d[axis] === 0) continue;
    const to = (d[axis]! > 0 ? room.high[axis]! : room.low[axis]!) / d[axis]!;
    if (to >= reach) continue;
    reach = to;
    wall = axis;
  }
  const lit = room.lamp.map((lamp, axis) => lamp - d[axis]! * reach);
  const far = Math.hypot(...lit);
  const value = ((FURNISHED * LAMP) / Math.PI / far ** 2) * Math.min(1, Math.abs(lit[wall]!) / far);
  return [value, value * 0.98, value * 0.95];
}

/** How much of the card is in that direction: 1 inside, 0 outside, between on its soft edge. */
function shareOfCard([width, height, x, y, z]: (typeof cards)[number], d: Vec): number {
  const far = Math.hypot(x, y, z);
  const towards = (x * d[0] + y * d[1] + z * d[2]) / far;
  if (towards <= 0.05) return 0;
  const reach = far / towards;
  const off = [d[0] * reach - x, d[1] * reach - y, d[2] * reach - z] as const;
  const flat = Math.hypot(x, z);
  const across = (off[0] * z - off[2] * x) / flat;
  const up = Math.hypot(off[1], off[0] - (across * z) / flat, off[2] + (across * x) / flat);
  return edge(Math.abs(across) / (width / 2)) * edge(up / (height / 2));
}

function edge(at: number): number {
  const share = Math.min(1, Math.max(0, (1 + SOFT - at) / (2 * SOFT)));
  return share * share * (3 - 2 * share);
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
