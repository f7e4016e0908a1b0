import { LIT } from "./reflection.ts";
import { SHADOW_COLOR } from "./shadow.ts";
import { byteOf, linearOf, writeToned } from "./tone.ts";

type Rgb = readonly [number, number, number];

const SHADE = linearOf(SHADOW_COLOR);

/**
 * The picture in a metal of one colour (linear), on its shadow: premultiplied linear RGBA, 4 numbers a pixel.
 * `lit` is what `reflections` gathered, `shadow` darkness 0..1 a pixel.
 */
export function developed(lit: Float32Array, shadow: Float32Array, [red, green, blue]: Rgb): Float32Array {
  const picture = new Float32Array(shadow.length * 4);
  for (let pixel = 0; pixel < shadow.length; pixel++) {
    const to = pixel * 4;
    const i = pixel * LIT;
    const cover = lit[i + 6]!;
    if (cover > 0) {
      writeToned(
        picture,
        to,
        (lit[i]! * red + lit[i + 3]!) / cover,
        (lit[i + 1]! * green + lit[i + 4]!) / cover,
        (lit[i + 2]! * blue + lit[i + 5]!) / cover,
      );
    }
    const under = (1 - cover) * shadow[pixel]!;
    picture[to] = picture[to]! * cover + SHADE[0] * under;
    picture[to + 1] = picture[to + 1]! * cover + SHADE[1] * under;
    picture[to + 2] = picture[to + 2]! * cover + SHADE[2] * under;
    picture[to + 3] = cover + under;
  }
  return picture;
}

/** The same picture smaller: each pixel the mean of the square it stands for. `to` divides `from`. */
export function reduced(picture: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return picture;
  const step = from / to;
  const out = new Float32Array(to * to * 4);
  for (let y = 0; y < from; y++) {
    const row = Math.floor(y / step) * to;
    for (let x = 0; x < from; x++) {
      const at = (y * from + x) * 4;
      if (picture[at + 3] === 0) continue;
      const pixel = (row + Math.floor(x / step)) * 4;
      for (let channel = 0; channel < 4; channel++)
        out[pixel + channel]! += picture[at + channel]! / (step * step);
    }
  }
  return out;
}

/** sRGB bytes with straight alpha. */
export function bytesOf(picture: Float32Array): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(picture.length);
  for (let i = 0; i < picture.length; i += 4) {
    const alpha = picture[i + 3]!;
    if (alpha <= 0) continue;
    for (let channel = i; channel < i + 3; channel++) rgba[channel] = byteOf(picture[channel]! / alpha);
    rgba[i + 3] = Math.round(Math.min(1, alpha) * 255);
  }
  return rgba;
}
