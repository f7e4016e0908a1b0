/** Which triangle is seen where, on a square grid of samples. */
export interface Visible {
  side: number;
  /** Nearness of what is seen, 0 where nothing is. */
  near: Float32Array;
  /** Number of the triangle plus one, 0 where nothing is. */
  face: Uint32Array;
}

/**
 * The nearest triangle at the middle of each sample. `corners` are 3 numbers a vertex: place in samples from the
 * top left, and nearness, which is above 0 and runs evenly over the picture of a triangle (one over the depth).
 * Both sides of a triangle are seen. Linear in triangles and in the samples they cover.
 */
export function seeTriangles(corners: Float32Array, index: Uint32Array, side: number): Visible {
  const seen = { side, near: new Float32Array(side * side), face: new Uint32Array(side * side) };
  for (let i = 0; i < index.length; i += 3)
    seeOne(seen, corners, index[i]! * 3, index[i + 1]! * 3, index[i + 2]! * 3, i / 3 + 1);
  return seen;
}

function seeOne(seen: Visible, p: Float32Array, a: number, b: number, c: number, face: number): void {
  const { side, near: nearest, face: faces } = seen;
  const ax = p[a]!;
  const ay = p[a + 1]!;
  const bx = p[b]!;
  const by = p[b + 1]!;
  const cx = p[c]!;
  const cy = p[c + 1]!;
  const firstX = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5));
  const lastX = Math.min(side - 1, Math.floor(Math.max(ax, bx, cx) - 0.5));
  const firstY = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5));
  const lastY = Math.min(side - 1, Math.floor(Math.max(ay, by, cy) - 0.5));
  if (firstX > lastX || firstY > lastY) return;
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
  if (area === 0) return;
  // shares of b and c at the first sample, and how they change by one sample to the right and down
  const bRight = (cy - ay) / area;
  const bDown = (ax - cx) / area;
  const cRight = (ay - by) / area;
  const cDown = (bx - ax) / area;
  const startX = firstX + 0.5 - ax;
  const startY = firstY + 0.5 - ay;
  let bRow = startX * bRight + startY * bDown;
  let cRow = startX * cRight + startY * cDown;
  const nearA = p[a + 2]!;
  const toB = p[b + 2]! - nearA;
  const toC = p[c + 2]! - nearA;
  for (let y = firstY; y <= lastY; y++, bRow += bDown, cRow += cDown) {
    let shareB = bRow;
    let shareC = cRow;
    for (let at = y * side + firstX; at <= y * side + lastX; at++, shareB += bRight, shareC += cRight) {
      if (shareB < 0 || shareC < 0 || shareB + shareC > 1) continue;
      const near = nearA + shareB * toB + shareC * toC;
      if (near <= nearest[at]!) continue;
      nearest[at] = near;
      faces[at] = face;
    }
  }
}
