/** Spreads the lower 10 bits so that two zero bits follow each. */
function spread(value: number): number {
  let v = value;
  v = (v | (v << 16)) & 0x030000ff;
  v = (v | (v << 8)) & 0x0300f00f;
  v = (v | (v << 4)) & 0x030c30c3;
  return (v | (v << 2)) & 0x09249249;
}

/**
 * Numbers of boxes (min x y z, max x y z each) along a space-filling curve: 30-bit Morton codes of their
 * centres, radix sort. Neighbours in space become neighbours in the list. Linear time.
 */
export function mortonOrder(boxes: Float32Array): Uint32Array {
  const count = boxes.length / 6;
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < boxes.length; i += 6) {
    for (let axis = 0; axis < 3; axis++) {
      low[axis] = Math.min(low[axis]!, boxes[i + axis]!);
      high[axis] = Math.max(high[axis]!, boxes[i + 3 + axis]!);
    }
  }
  const [x0, y0, z0] = low as [number, number, number];
  const longest = Math.max(high[0]! - x0, high[1]! - y0, high[2]! - z0) || 1;
  const scale = 1023.99 / (2 * longest);
  const codes = new Uint32Array(count);
  for (let n = 0, i = 0; n < count; n++, i += 6) {
    const x = (boxes[i]! + boxes[i + 3]! - 2 * x0) * scale;
    const y = (boxes[i + 1]! + boxes[i + 4]! - 2 * y0) * scale;
    const z = (boxes[i + 2]! + boxes[i + 5]! - 2 * z0) * scale;
    codes[n] = (spread(x | 0) << 2) | (spread(y | 0) << 1) | spread(z | 0);
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
