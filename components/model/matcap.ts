import { type Lobe, lobeOfRays, metalLobe } from "#lib/geometry/still/metal-lobe.ts";
import { type Direction, type Rgb, studioLightFrom } from "#lib/geometry/still/studio.ts";
import { cross, dot, unit } from "#lib/geometry/vectors.ts";

/** How much of the studio falls on a piece in each mode. */
export const STUDIO_SHARE = { metal: 1, clay: 0.27, heat: 0.45 } as const;

/** How a surface answers the studio: as metal of a roughness, or as clay in `share` of it with a side light. */
export type Answer = { kind: "metal"; roughness: number } | { kind: "clay"; share: number };

/** Pixels of a picture's side, and how finely the studio is kept for it: a mirror needs many directions, what blurs few. */
const FINE = { side: 96, around: 128, rays: 24, blur: 2 };
/** `blur`: directions that are one, lest a small bright lamp is met by some rays and missed by others. */
const BLURRED = { side: 32, around: 64, rays: 64, blur: 6 };
const FINE_BELOW = 0.3;
/** A lamp is no brighter than this to metal: a plate that lies under one would be white. */
const BRIGHTEST = 3;
/** Directions kept of the studio itself, around; half as many from pole to pole. */
const AROUND = 192;
/** The one light of clay: from where, how bright by channel (studio.tsx has the same). */
const SIDE = { from: unit([-9, 10, 5]), light: [1.1, 1.01, 0.85] } as const;

/** The studio as one surface answers it: the light it sends on from each direction, and what a picture of it needs. */
export type Answered = { answer: Answer; sky: Sky; side: number };

/** Takes some tens of milliseconds, once for a metal and a finish. */
export function answeredBy(answer: Answer): Answered {
  const isFine = answer.kind === "metal" && answer.roughness < FINE_BELOW;
  const { side, around, rays, blur } = isFine ? FINE : BLURRED;
  const [lobe, studio] = [lobeOf(answer, rays), skyOf(blur)];
  const most = answer.kind === "metal" ? BRIGHTEST : Number.POSITIVE_INFINITY;
  return { answer, side, sky: skyBy(around, (from) => gathered(from, lobe, studio, most)) };
}

/**
 * A picture of a ball in the studio, four linear numbers a pixel, rows from below: what a surface shows that is
 * turned as the ball is there, seen from `elevation` (radians above the level). The studio turns with the camera and
 * stays level, so one picture serves all views of one height. Takes some milliseconds.
 */
export function matcapOf({ answer, sky, side }: Answered, elevation: number) {
  const [sin, cos] = [Math.sin(elevation), Math.cos(elevation)];
  const toStudio = ([x, y, z]: Direction): Direction => [x, y * cos + z * sin, z * cos - y * sin];
  const pixels = new Float32Array(4 * side * side);
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const x = ((column + 0.5) / side) * 2 - 1;
      const y = ((row + 0.5) / side) * 2 - 1;
      // beyond the rim the rim goes on, so that nothing foreign is mixed in
      const away = Math.max(1, Math.hypot(x, y) / 0.999);
      const [nx, ny, nz] = [x / away, y / away, Math.sqrt(1 - (x * x + y * y) / (away * away))];
      const at = 4 * (row * side + column);
      if (answer.kind === "metal")
        pixels.set(lightFrom(sky, toStudio([2 * nz * nx, 2 * nz * ny, 2 * nz * nz - 1])), at);
      else pixels.set(lit(toStudio([nx, ny, nz]), sky, answer.share), at);
      pixels[at + 3] = 1;
    }
  return { side, pixels };
}

function lit(normal: Direction, sky: Sky, share: number): Rgb {
  const facing = Math.max(0, dot(normal, SIDE.from)) / Math.PI;
  return lightFrom(sky, normal).map((part, i) => part * share + SIDE.light[i as 0 | 1 | 2] * facing) as Rgb;
}

/** Light from a direction of a sky, between the four that are kept about it. */
function lightFrom({ light, around, poles }: Sky, [x, y, z]: Direction): Rgb {
  const row = (Math.acos(Math.max(-1, Math.min(1, y))) / Math.PI) * poles - 0.5;
  const column = ((Math.atan2(x, z) + Math.PI) / (2 * Math.PI)) * around - 0.5;
  const [top, left] = [Math.floor(row), Math.floor(column)];
  const [down, right] = [row - top, column - left];
  const placeOf = (r: number, c: number) =>
    3 * (Math.max(0, Math.min(poles - 1, r)) * around + ((c + around) % around));
  const [a, b] = [placeOf(top, left), placeOf(top, left + 1)];
  const [c, d] = [placeOf(top + 1, left), placeOf(top + 1, left + 1)];
  const at = (i: number) => {
    const above = light[a + i]! * (1 - right) + light[b + i]! * right;
    const below = light[c + i]! * (1 - right) + light[d + i]! * right;
    return above * (1 - down) + below * down;
  };
  return [at(0), at(1), at(2)];
}

/** Light from about a direction of a sky, `most` from each, weighed by the lobe. Makes no garbage. */
function gathered(middle: Direction, lobe: Lobe, { light, around, poles }: Sky, most: number): Rgb {
  const [mx, my, mz] = middle;
  const [ax, ay, az] = unit(cross(Math.abs(mz) < 0.9 ? FORWARD : RIGHT, middle));
  const [bx, by, bz] = [my * az - mz * ay, mz * ax - mx * az, mx * ay - my * ax];
  let [red, green, blue] = [0, 0, 0];
  for (const { x, y, z, weight } of lobe) {
    const high = Math.max(-1, Math.min(1, ay * x + by * y + my * z));
    const row = Math.min(poles - 1, Math.floor((Math.acos(high) / Math.PI) * poles));
    const turn = (Math.atan2(ax * x + bx * y + mx * z, az * x + bz * y + mz * z) + Math.PI) / (2 * Math.PI);
    const at = 3 * (row * around + Math.min(around - 1, Math.floor(turn * around)));
    red += weight * Math.min(most, light[at]!);
    green += weight * Math.min(most, light[at + 1]!);
    blue += weight * Math.min(most, light[at + 2]!);
  }
  return [red, green, blue];
}
const FORWARD: Direction = [0, 0, 1];
const RIGHT: Direction = [1, 0, 0];

/** A surface as metal has it, or a cosine for clay: a ray of an even sky. */
const lobeOf = (answer: Answer, rays: number): Lobe =>
  answer.kind === "metal"
    ? metalLobe(answer.roughness, rays)
    : lobeOfRays(rays, (u) => ({ z: Math.sqrt(1 - u), weight: 1 }));

/** Light by direction: `around` columns from behind and round by the left, rows from above. */
type Sky = { light: Float32Array; around: number; poles: number };

const skies = new Map<number, Sky>();
/** The studio as seen from its middle, `blur` by `blur` directions as one; reckoned once a page. */
function skyOf(blur: number): Sky {
  const sky = skies.get(blur) ?? (blur === 1 ? skyBy(AROUND, studioLightFrom) : blurredSky(skyOf(1), blur));
  skies.set(blur, sky);
  return sky;
}

function skyBy(around: number, lightOf: (from: Direction) => Rgb): Sky {
  const poles = around / 2;
  const light = new Float32Array(3 * around * poles);
  for (let row = 0; row < poles; row++)
    for (let column = 0; column < around; column++) {
      const polar = ((row + 0.5) / poles) * Math.PI;
      const turn = ((column + 0.5) / around) * 2 * Math.PI - Math.PI;
      const flat = Math.sin(polar);
      const from: Direction = [flat * Math.sin(turn), Math.cos(polar), flat * Math.cos(turn)];
      light.set(lightOf(from), 3 * (row * around + column));
    }
  return { light, around, poles };
}

function blurredSky(of: Sky, blur: number): Sky {
  const [around, poles] = [of.around / blur, of.poles / blur];
  const light = new Float32Array(3 * around * poles);
  for (let row = 0; row < of.poles; row++)
    for (let column = 0; column < of.around; column++)
      for (let i = 0; i < 3; i++)
        light[3 * (Math.floor(row / blur) * around + Math.floor(column / blur)) + i]! +=
          of.light[3 * (row * of.around + column) + i]! / (blur * blur);
  return { light, around, poles };
}
