import { dot } from "../vectors.ts";

export type Direction = readonly [x: number, y: number, z: number];
export type Rgb = [red: number, green: number, blue: number];

/**
 * Cards of the photo studio for small metal things, in which the viewer and the pictures show a piece; facing the middle: width, height, x, y, z, brightness, colour (sRGB). The
 * camera is at +z, x is right, y up.
 */
export const STUDIO_CARDS = [
  [3.2, 6, -7.5, 3, 4.5, 7, "#fff6ea"], // tall key, left
  [1.2, 7, 8.5, 2.5, 3, 9, "#ffffff"], // strip, right
  [7, 1.4, 0, 7.4, 1.5, 5, "#ffffff"], // overhead
  [5, 5, 1.5, 1.2, 9, 0.02, "#000000"], // black flag at the camera: gives polished metal its dark core
  [16, 5, 0, -5, 6, 0.22, "#b9a88c"], // warm floor
] as const;

/** The room about the cards, as three's RoomEnvironment has it: walls lit by one lamp, and lamps on the walls. */
const ROOM = { low: [-16.61, -4.43, -13.58], high: [15.1, 23.87, 15.01] } as const;
const LAMP = { at: [0.418, 12.7, 0.3], candela: 900, reach: 28 } as const;
/** Middle, size, brightness. */
const WALL_LAMPS = [
  [-16.116, 10.87, 8.208, 0.1, 2.428, 2.739, 50],
  [-16.109, 14.521, -8.207, 0.1, 2.425, 2.751, 50],
  [14.904, 8.698, -1.832, 0.15, 4.265, 6.331, 17],
  [-0.462, 5.39, 14.52, 4.38, 5.441, 0.088, 43],
  [3.235, 7.986, -12.541, 2.5, 2, 0.1, 20],
  [0, 16.5, 0, 1, 0.1, 1, 100],
] as const;

const cards = STUDIO_CARDS.map(([width, height, x, y, z, brightness, color]) => {
  const away = Math.hypot(x, y, z);
  const facing: Direction = [-x / away, -y / away, -z / away];
  const flat = Math.hypot(facing[2], facing[0]);
  const across: Direction = [facing[2] / flat, 0, -facing[0] / flat];
  const along: Direction = [
    facing[1] * across[2],
    facing[2] * across[0] - facing[0] * across[2],
    -facing[1] * across[0],
  ];
  const light = linearOf(color).map((part) => part * brightness) as Rgb;
  return { away, facing, across, along, halfWidth: width / 2, halfHeight: height / 2, light };
});

/** Light that comes to the middle of the studio from a direction of length 1; linear, without units, as three has it. */
export function studioLightFrom(from: Direction): Rgb {
  let nearest = Infinity;
  let seen: Rgb | null = null;
  for (const card of cards) {
    const towards = -dot(from, card.facing);
    if (towards <= 0) continue;
    const away = card.away / towards;
    const isOn =
      Math.abs(away * dot(from, card.across)) < card.halfWidth &&
      Math.abs(away * dot(from, card.along)) < card.halfHeight;
    if (isOn && away < nearest) [nearest, seen] = [away, card.light];
  }
  if (seen) return seen;
  const lamp = WALL_LAMPS.find((each) => isHit(from, each));
  return lamp ? [lamp[6], lamp[6], lamp[6]] : wallLight(from);
}

/** sRGB to linear light (IEC 61966-2-1). */
function linearOf(color: string): Rgb {
  return [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
}

/** Whether a ray from the middle goes through a box along the axes: the inner of its three slabs meet. */
function isHit(from: Direction, [x, y, z, width, height, depth]: (typeof WALL_LAMPS)[number]): boolean {
  const [a, b, c] = [width / 2, height / 2, depth / 2];
  const enters = Math.max(
    0,
    Math.min((x - a) / from[0], (x + a) / from[0]),
    Math.min((y - b) / from[1], (y + b) / from[1]),
    Math.min((z - c) / from[2], (z + c) / from[2]),
  );
  const leaves = Math.min(
    Math.max((x - a) / from[0], (x + a) / from[0]),
    Math.max((y - b) / from[1], (y + b) / from[1]),
    Math.max((z - c) / from[2], (z + c) / from[2]),
  );
  return enters < leaves;
}

/** A white wall under the lamp in the middle of the ceiling. */
function wallLight(from: Direction): Rgb {
  let [away, wall] = [Infinity, 0];
  for (const axis of [0, 1, 2] as const) {
    if (from[axis] === 0) continue;
    const reached = (from[axis] > 0 ? ROOM.high : ROOM.low)[axis] / from[axis];
    if (reached < away) [away, wall] = [reached, axis];
  }
  const toLamp = LAMP.at.map((at, axis) => at - away * from[axis as 0 | 1 | 2]);
  const distance = Math.hypot(...toLamp);
  const cosine = Math.abs(toLamp[wall]!) / distance;
  const fades = Math.max(0, 1 - (distance / LAMP.reach) ** 4) ** 2;
  const light = (LAMP.candela * cosine * fades) / (Math.PI * distance * distance);
  return [light, light, light];
}
