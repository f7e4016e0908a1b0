/** Points spread evenly over a surface, one per equal share of its area. */
export interface SurfaceSamples {
  /** x y z per sample. */
  points: Float64Array;
  /** Triangle of each sample. */
  triangles: Uint32Array;
  /** Square file units that one sample stands for. */
  areaPerSample: number;
}

/** Irrational steps of the plane's best low-discrepancy sequence (plastic number; Roberts 2018). */
const STEP_U = 0.7548776662466927;
const STEP_V = 0.5698402909980532;

/**
 * About `count` samples by walking the running area in equal steps; inside a triangle they follow a fixed
 * low-discrepancy sequence. Deterministic, and small triangles are hit in proportion to their area.
 */
export function sampleSurface(
  positions: Float64Array,
  triangles: Uint32Array,
  area: number,
  count: number,
): SurfaceSamples {
  const areaPerSample = area / count;
  const points = new Float64Array(3 * (count + 1));
  const chosen = new Uint32Array(count + 1);
  let found = 0;
  let due = areaPerSample / 2;
  let walked = 0;
  for (let t = 0; t < triangles.length / 3 && found <= count; t++) {
    walked += areaOf(positions, triangles, t);
    for (; due <= walked && found <= count; due += areaPerSample, found++) {
      chosen[found] = t;
      place(positions, triangles, t, found, points);
    }
  }
  return { points: points.subarray(0, 3 * found), triangles: chosen.subarray(0, found), areaPerSample };
}

function areaOf(p: Float64Array, triangles: Uint32Array, t: number): number {
  const a = triangles[3 * t]! * 3;
  const b = triangles[3 * t + 1]! * 3;
  const c = triangles[3 * t + 2]! * 3;
  const ux = p[b]! - p[a]!;
  const uy = p[b + 1]! - p[a + 1]!;
  const uz = p[b + 2]! - p[a + 2]!;
  const vx = p[c]! - p[a]!;
  const vy = p[c + 1]! - p[a + 1]!;
  const vz = p[c + 2]! - p[a + 2]!;
  const nx = uy * vz - uz * vy;
  const ny = uz * vx - ux * vz;
  const nz = ux * vy - uy * vx;
  return Math.sqrt(nx * nx + ny * ny + nz * nz) / 2;
}

function place(
  p: Float64Array,
  triangles: Uint32Array,
  t: number,
  index: number,
  points: Float64Array,
): void {
  let u = (index * STEP_U) % 1;
  let v = (index * STEP_V) % 1;
  if (u + v > 1) {
    u = 1 - u;
    v = 1 - v;
  }
  const a = triangles[3 * t]! * 3;
  const b = triangles[3 * t + 1]! * 3;
  const c = triangles[3 * t + 2]! * 3;
  for (let axis = 0; axis < 3; axis++) {
    const origin = p[a + axis]!;
    points[3 * index + axis] = origin + u * (p[b + axis]! - origin) + v * (p[c + axis]! - origin);
  }
}
