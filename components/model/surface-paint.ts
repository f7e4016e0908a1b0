import { HEAT_END, heatColor, rgbOf } from "./heat-ramp.ts";

/** Steps of the scale of colours: finer than an eye tells apart. */
const SHADES = 255;

export type ThinPaint = { thinnerThanMm: number; color: string };
export type Paint =
  /** By wall, the limit as the middle of the scale, mm. */
  | { kind: "heat"; limitMm: number }
  /** What is thinner than a limit over plain clay; the first that fits wins. */
  | { kind: "thin"; clay: string; thin: readonly ThinPaint[] };

type Rgb = readonly [number, number, number];

/** Linear light, three numbers a corner, as the drawing mixes it; colours are written in sRGB. */
export function painted(walls: Float32Array, paint: Paint): Float32Array<ArrayBuffer> {
  const colorOf = paint.kind === "heat" ? heatBy(paint.limitMm) : thinBy(paint.clay, paint.thin);
  const colors = new Float32Array(3 * walls.length);
  for (let i = 0; i < walls.length; i++) colors.set(colorOf(walls[i]!), 3 * i);
  return colors;
}

function heatBy(limitMm: number): (wall: number) => Rgb {
  const end = limitMm * HEAT_END;
  const scale = Array.from({ length: SHADES + 1 }, (_, i) => linear(heatColor((i / SHADES) * end, limitMm)));
  const thickest = scale[SHADES]!;
  return (wall) => scale[Math.round((wall / end) * SHADES)] ?? thickest;
}

function thinBy(clay: string, thin: readonly ThinPaint[]): (wall: number) => Rgb {
  const plain = linear(rgbOf(clay));
  const marks = thin.map(({ thinnerThanMm, color }) => ({ thinnerThanMm, color: linear(rgbOf(color)) }));
  return (wall) => {
    const mark = marks.find(({ thinnerThanMm }) => wall < thinnerThanMm);
    if (!mark) return plain;
    // full within a twentieth of the limit: a soft rim instead of teeth
    const depth = Math.min(1, (mark.thinnerThanMm - wall) / (0.05 * mark.thinnerThanMm));
    return mixed(plain, mark.color, 0.65 * depth);
  };
}

const mixed = (from: Rgb, to: Rgb, share: number): Rgb => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
];

const linear = ([r, g, b]: Rgb): Rgb => [fromSrgb(r / 255), fromSrgb(g / 255), fromSrgb(b / 255)];

/** The transfer function of sRGB (IEC 61966-2-1). */
const fromSrgb = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
