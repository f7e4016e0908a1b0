import { doubledArea } from "./doubled-area.ts";

/**
 * At most `most` triangles of a surface: those that hold one of as many points spread over its area at equal steps.
 * So large ones are all among them, however many small ones lie elsewhere.
 */
export function pickByArea(positions: Float64Array, triangles: Uint32Array, most: number): Uint32Array {
  if (triangles.length <= 3 * most) return triangles;
  const areaOf = (i: number) =>
    doubledArea(positions, triangles[i]! * 3, triangles[i + 1]! * 3, triangles[i + 2]! * 3);
  let area = 0;
  for (let i = 0; i < triangles.length; i += 3) area += areaOf(i);
  const step = area / most;
  const picked = new Uint32Array(3 * most);
  let count = 0;
  let walked = 0;
  let due = step / 2;
  for (let i = 0; i < triangles.length && count < picked.length; i += 3) {
    walked += areaOf(i);
    if (walked < due) continue;
    picked.set(triangles.subarray(i, i + 3), count);
    count += 3;
    due += step * Math.ceil((walked - due) / step || 1);
  }
  return picked.subarray(0, count);
}
