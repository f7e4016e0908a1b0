/** Colours by wall over the limit: red below it, amber at it, sand, grey-blue well above. */
const STOPS: readonly (readonly [share: number, color: string])[] = [
  [0, "#7d0f16"],
  [0.8, "#c8321e"],
  [1, "#e68a2e"],
  [1.4, "#e6c789"],
  [2.2, "#b9c4c6"],
  [4, "#7f9cae"],
];

/** Where the scale ends, of the limit. */
export const HEAT_END = 4;

type Rgb = readonly [number, number, number];

/** sRGB 0..255 of "#rrggbb". */
export const rgbOf = (color: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)) as never;
const RAMP = STOPS.map(([share, color]) => [share, rgbOf(color)] as const);

/** sRGB 0..255 of a wall under a limit, both mm; an unmeasured place (NaN) is as a thick one. */
export function heatColor(wallMm: number, limitMm: number): Rgb {
  const share = Number.isNaN(wallMm) ? HEAT_END : Math.min(HEAT_END, Math.max(0, wallMm / limitMm));
  const next = RAMP.findIndex(([at]) => at >= share);
  const [highAt, high] = RAMP[Math.max(1, next)]!;
  const [lowAt, low] = RAMP[Math.max(1, next) - 1]!;
  const part = (share - lowAt) / (highAt - lowAt);
  return [0, 1, 2].map((i) => low[i]! + (high[i]! - low[i]!) * part) as unknown as Rgb;
}

/** The same scale for a legend. */
export const heatGradient = `linear-gradient(90deg, ${STOPS.map(
  ([share, color]) => `${color} ${(share / HEAT_END) * 100}%`,
).join(", ")})`;
