type Point = readonly [number, number];

/**
 * Triangles (corner numbers, three each) of a simple polygon that runs counter-clockwise, by cutting ears
 * (Meisters 1975). Null if it crosses itself or runs the other way.
 */
export function cutEars(points: readonly Point[]): number[] | null {
  const left = points.map((_, i) => i);
  const out: number[] = [];
  while (left.length > 3) {
    const ear = left.findIndex((_, i) => isEar(points, left, i));
    if (ear < 0) return null;
    const n = left.length;
    out.push(left[(ear + n - 1) % n]!, left[ear]!, left[(ear + 1) % n]!);
    left.splice(ear, 1);
  }
  const [a, b, c] = left;
  if (area(points[a!]!, points[b!]!, points[c!]!) <= 0) return null;
  out.push(a!, b!, c!);
  return out;
}

function isEar(points: readonly Point[], left: readonly number[], i: number): boolean {
  const n = left.length;
  const [p, q, r] = [left[(i + n - 1) % n]!, left[i]!, left[(i + 1) % n]!];
  const [a, b, c] = [points[p]!, points[q]!, points[r]!];
  if (area(a, b, c) <= 0) return false;
  return left.every((v) => {
    if (v === p || v === q || v === r) return true;
    const d = points[v]!;
    return !(area(a, b, d) >= 0 && area(b, c, d) >= 0 && area(c, a, d) >= 0);
  });
}

/** Twice the area of a triangle, positive counter-clockwise. */
const area = (a: Point, b: Point, c: Point) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
