/** Corners that are welded at once. */
export const RUN = 1536;

/** Corners on their way from a reader to a welder. */
export interface CornerRun {
  /** Three 32-bit patterns a corner, room for `RUN`. */
  corners: Int32Array;
  /** Of each corner, by `hashCorners`. */
  hashes: Int32Array;
}

const MINUS_ZERO = 0x80000000 | 0;

/** Hashes the first `count` corners of a run, and turns their -0 into 0. */
export function hashCorners(corners: Int32Array, hashes: Int32Array, count: number): void {
  for (let i = 0, k = 0; i < count; i++, k += 3) {
    if (corners[k] === MINUS_ZERO) corners[k] = 0;
    if (corners[k + 1] === MINUS_ZERO) corners[k + 1] = 0;
    if (corners[k + 2] === MINUS_ZERO) corners[k + 2] = 0;
    hashes[i] = hashOf(corners[k]!, corners[k + 1]!, corners[k + 2]!);
  }
}

/** All bits of the three count; multiply and rotate as in xxHash. */
export function hashOf(x: number, y: number, z: number): number {
  let h = Math.imul(x, 0x9e3779b1);
  h = Math.imul(((h << 13) | (h >>> 19)) ^ y, 0x85ebca6b);
  h = Math.imul(((h << 13) | (h >>> 19)) ^ z, 0xc2b2ae35);
  h ^= h >>> 15;
  h = Math.imul(h, 0x27d4eb2f);
  return h ^ (h >>> 13);
}
