import type { Vec3 } from "../mesh.ts";

/** Vertices looked at for the principal axes; more would not move them. */
const MOST_VERTICES = 20_000;

/** Candidate axes of a ring: those of the file, then the principal axes of its vertices. */
export function candidateAxes(all: Float64Array): Vec3[] {
  const step = 3 * Math.ceil(all.length / 3 / MOST_VERTICES);
  const positions = new Float64Array(3 * Math.ceil(all.length / step));
  for (let i = 0, at = 0; i < all.length; i += step, at += 3) {
    positions[at] = all[i]!;
    positions[at + 1] = all[i + 1]!;
    positions[at + 2] = all[i + 2]!;
  }
  const own: Vec3[] = [
    [0, 0, 1],
    [0, 1, 0],
    [1, 0, 0],
  ];
  return [...own, ...eigenvectors(covariance(positions))];
}

function covariance(p: Float64Array): number[][] {
  const count = p.length / 3;
  const mean = [0, 0, 0];
  for (let i = 0; i < p.length; i++) mean[i % 3]! += p[i]! / count;
  const c = [0, 1, 2].map(() => [0, 0, 0]);
  for (let i = 0; i < p.length; i += 3) {
    for (let a = 0; a < 3; a++) {
      for (let b = 0; b < 3; b++) c[a]![b]! += ((p[i + a]! - mean[a]!) * (p[i + b]! - mean[b]!)) / count;
    }
  }
  return c;
}

/** Eigenvectors of a symmetric 3 x 3 matrix by Jacobi rotations. */
export function eigenvectors(matrix: number[][]): Vec3[] {
  const m = matrix.map((row) => [...row]);
  const v = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  for (let sweep = 0; sweep < 12; sweep++) {
    for (const [p, q] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      rotate(m, v, p, q);
    }
  }
  return [0, 1, 2].map((k) => [v[0]![k]!, v[1]![k]!, v[2]![k]!]);
}

function rotate(m: number[][], v: number[][], p: number, q: number): void {
  const off = m[p]![q]!;
  if (Math.abs(off) < 1e-300) return;
  const theta = (m[q]![q]! - m[p]![p]!) / (2 * off);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < 3; k++) {
    const [a, b] = [m[k]![p]!, m[k]![q]!];
    m[k]![p] = c * a - s * b;
    m[k]![q] = s * a + c * b;
  }
  for (let k = 0; k < 3; k++) {
    const [a, b] = [m[p]![k]!, m[q]![k]!];
    m[p]![k] = c * a - s * b;
    m[q]![k] = s * a + c * b;
    const [x, y] = [v[k]![p]!, v[k]![q]!];
    v[k]![p] = c * x - s * y;
    v[k]![q] = s * x + c * y;
  }
}
