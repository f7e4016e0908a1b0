type Rgb = readonly [number, number, number];

/** A colour of the web (#rrggbb) as linear light, 0..1. */
export function linearOf(hex: string): Rgb {
  const at = (i: number) => {
    const value = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [at(1), at(3), at(5)];
}

const steps = 4096;
const encoded = Uint8Array.from({ length: steps + 1 }, (_, i) => {
  const value = i / steps;
  return Math.round(255 * (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055));
});

/** Linear light 0..1 as a byte of sRGB. */
export const byteOf = (linear: number): number =>
  encoded[Math.round(Math.min(1, Math.max(0, linear)) * steps)]!;

const START = 0.8 - 0.04;
const FADE = 0.15;

/**
 * Brings light of any strength into 0..1 and keeps its hue (Khronos PBR Neutral, 2024; the viewer's tone mapping).
 * Writes three numbers at `at`.
 */
export function writeToned(out: Float32Array, at: number, r: number, g: number, b: number): void {
  const least = Math.min(r, g, b);
  const offset = least < 0.08 ? least - 6.25 * least * least : 0.04;
  const [red, green, blue] = [r - offset, g - offset, b - offset];
  const peak = Math.max(red, green, blue);
  const pressed = peak < START ? peak : 1 - (1 - START) ** 2 / (peak + 1 - 2 * START);
  const k = peak < START ? 1 : pressed / peak;
  const kept = 1 / (FADE * (peak - pressed) + 1);
  const white = pressed * (1 - kept);
  out[at] = red * k * kept + white;
  out[at + 1] = green * k * kept + white;
  out[at + 2] = blue * k * kept + white;
}
