import { type Lobe, lobeOfRays, metalLobe } from "#lib/geometry/still/metal-lobe.ts";
import { type Direction, type Rgb, studioLightFrom } from "#lib/geometry/still/studio.ts";

/** How much of the studio falls on a piece in each mode. */
export const STUDIO_SHARE = { metal: 1, clay: 0.27, heat: 0.45 } as const;

/** How a surface answers the studio: as metal of a roughness, or as clay in `share` of it with a side light. */
export type Answer = { kind: "metal"; roughness: number } | { kind: "clay"; share: number };

/** Pixels of a side and rays of a pixel: a mirror needs many of the first, what blurs many of the second. */
const FINE = { side: 96, rays: 8, blur: 1 };
/** `blur`: directions that are one, lest a small bright lamp is met by some pixels and missed by others. */
const BLURRED = { side: 32, rays: 64, blur: 6 };
const FINE_BELOW = 0.3;
/** Directions kept of the studio, around and from pole to pole. */
const AROUND = 192;
const POLES = 96;
/** Where the camera mostly stands above the piece, radians. */
const ELEVATION = 0.35;
/** The one light of clay: from where, how bright by channel (studio.tsx has the same). */
const SIDE = { from: unit([-9, 10, 5]), light: [1.1, 1.01, 0.85] } as const;

/**
 * A picture of a ball in the studio, four linear numbers a pixel, rows from below: what a surface shows that is
 * turned as the ball is there. The studio's light stands still to the camera, so one picture serves all views. Takes
 * some milliseconds.
 */
export function matcapOf(answer: Answer): { side: number; pixels: Float32Array } {
  const { side, rays, blur } = answer.kind === "metal" && answer.roughness < FINE_BELOW ? FINE : BLURRED;
  const out = new Float32Array(4 * side * side);
  const lobe = lobeOf(answer, rays);
  const sky = skyOf(blur);
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const x = ((column + 0.5) / side) * 2 - 1;
      const y = ((row + 0.5) / side) * 2 - 1;
      // beyond the rim the rim goes on, so that nothing foreign is mixed in
      const away = Math.max(1, Math.hypot(x, y) / 0.999);
      const normal: Direction = [x / away, y / away, Math.sqrt(1 - (x * x + y * y) / (away * away))];
      const at = 4 * (row * side + column);
      out.set(
        answer.kind === "metal" ? mirrored(normal, lobe, sky) : lit(normal, lobe, sky, answer.share),
        at,
      );
      out[at + 3] = 1;
    }
  return { side, pixels: out };
}

function mirrored(normal: Direction, lobe: Lobe, sky: Sky): Rgb {
  const twice = 2 * normal[2];
  return gathered([twice * normal[0], twice * normal[1], twice * normal[2] - 1], lobe, sky);
}

function lit(normal: Direction, lobe: Lobe, sky: Sky, share: number): Rgb {
  const around = gathered(normal, lobe, sky);
  const facing = Math.max(0, dot(toStudio(normal), SIDE.from)) / Math.PI;
  return around.map((part, i) => part * share + SIDE.light[i as 0 | 1 | 2] * facing) as Rgb;
}

/** Light from about a direction (of the camera: right, up, to the viewer), weighed by the lobe. Makes no garbage. */
function gathered(middle: Direction, lobe: Lobe, { light, around, poles }: Sky): Rgb {
  const [mx, my, mz] = middle;
  const [ax, ay, az] = unit(cross(Math.abs(mz) < 0.9 ? FORWARD : RIGHT, middle));
  const [bx, by, bz] = [my * az - mz * ay, mz * ax - mx * az, mx * ay - my * ax];
  let [red, green, blue] = [0, 0, 0];
  for (const { x, y, z, weight } of lobe) {
    const toX = ax * x + bx * y + mx * z;
    const toY = ay * x + by * y + my * z;
    const toZ = az * x + bz * y + mz * z;
    const high = Math.max(-1, Math.min(1, toY * COS + toZ * SIN));
    const row = Math.min(poles - 1, Math.floor((Math.acos(high) / Math.PI) * poles));
    const turn = (Math.atan2(toX, toZ * COS - toY * SIN) + Math.PI) / (2 * Math.PI);
    const at = 3 * (row * around + Math.min(around - 1, Math.floor(turn * around)));
    red += weight * light[at]!;
    green += weight * light[at + 1]!;
    blue += weight * light[at + 2]!;
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

/** From directions of the camera to those of the studio, which stays level. */
const [SIN, COS] = [Math.sin(ELEVATION), Math.cos(ELEVATION)];
const toStudio = ([x, y, z]: Direction): Direction => [x, y * COS + z * SIN, z * COS - y * SIN];

type Sky = { light: Float32Array; around: number; poles: number };

const skies = new Map<number, Sky>();
/** The studio as seen from its middle, `blur` by `blur` directions as one; reckoned once a page. */
function skyOf(blur: number): Sky {
  const sky = skies.get(blur) ?? (blur === 1 ? seenSky() : blurredSky(skyOf(1), blur));
  skies.set(blur, sky);
  return sky;
}

function seenSky(): Sky {
  const light = new Float32Array(3 * AROUND * POLES);
  for (let row = 0; row < POLES; row++)
    for (let column = 0; column < AROUND; column++) {
      const polar = ((row + 0.5) / POLES) * Math.PI;
      const turn = ((column + 0.5) / AROUND) * 2 * Math.PI - Math.PI;
      const flat = Math.sin(polar);
      const seen = studioLightFrom([flat * Math.sin(turn), Math.cos(polar), flat * Math.cos(turn)]);
      light.set(seen, 3 * (row * AROUND + column));
    }
  return { light, around: AROUND, poles: POLES };
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

const dot = (a: Direction, b: Direction) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Direction, b: Direction): Direction => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
function unit([x, y, z]: Direction): Direction {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}
