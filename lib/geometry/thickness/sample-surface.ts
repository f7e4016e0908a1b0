import { doubledArea } from "../measures/doubled-area.ts";

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

const areaOf = (p: Float64Array, triangles: Uint32Array, t: number): number =>
  doubledArea(p, triangles[3 * t]! * 3, triangles[3 * t + 1]! * 3, triangles[3 * t + 2]! * 3) / 2;

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
