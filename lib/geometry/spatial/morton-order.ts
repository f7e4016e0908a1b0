import type { Bounds } from "../measures/bounds.ts";

/** Spreads the lower 10 bits so that two zero bits follow each. */
function spread(value: number): number {
  let v = value;
  v = (v | (v << 16)) & 0x030000ff;
  v = (v | (v << 8)) & 0x0300f00f;
  v = (v | (v << 4)) & 0x030c30c3;
  return (v | (v << 2)) & 0x09249249;
}

/**
 * Triangle numbers along a space-filling curve (30-bit Morton codes of their centres, radix sort): neighbours
 * in space become neighbours in the list. Linear time.
 */
export function mortonOrder(positions: Float64Array, triangles: Uint32Array, bounds: Bounds): Uint32Array {
  const count = triangles.length / 3;
  const codes = new Uint32Array(count);
  const [x0, y0, z0] = bounds.min;
  const longest = Math.max(bounds.max[0] - x0, bounds.max[1] - y0, bounds.max[2] - z0) || 1;
  const scale = 1023.999 / (3 * longest);
  for (let t = 0, i = 0; t < count; t++, i += 3) {
    const a = triangles[i]! * 3;
    const b = triangles[i + 1]! * 3;
    const c = triangles[i + 2]! * 3;
    const x = (positions[a]! + positions[b]! + positions[c]! - 3 * x0) * scale;
    const y = (positions[a + 1]! + positions[b + 1]! + positions[c + 1]! - 3 * y0) * scale;
    const z = (positions[a + 2]! + positions[b + 2]! + positions[c + 2]! - 3 * z0) * scale;
    codes[t] = (spread(x | 0) << 2) | (spread(y | 0) << 1) | spread(z | 0);
  }
  return radixSorted(codes);
}

/** Positions of the codes in ascending order (three passes of 10 bits, stable). */
function radixSorted(codes: Uint32Array): Uint32Array {
  const count = codes.length;
  let from = new Uint32Array(count);
  for (let i = 0; i < count; i++) from[i] = i;
  let to = new Uint32Array(count);
  for (let shift = 0; shift < 30; shift += 10) {
    const starts = new Uint32Array(1025);
    for (let i = 0; i < count; i++) starts[((codes[i]! >>> shift) & 1023) + 1]!++;
    for (let i = 1; i < 1025; i++) starts[i]! += starts[i - 1]!;
    for (let i = 0; i < count; i++) {
      const item = from[i]!;
      to[starts[(codes[item]! >>> shift) & 1023]!++] = item;
    }
    [from, to] = [to, from];
  }
  return from;
}
