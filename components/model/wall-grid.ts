/** How many cells out a wall may be looked for before a place counts as unknown. */
const FARTHEST = 2;
/** Cells along one axis at most, so that a cell's number stays exact. */
const MOST_CELLS = 4096;

/**
 * Answers what wall the samples about a place saw, the nearest weighing most, so that colours run smoothly. `points`
 * are x y z, `walls` one each, in one unit; NaN where no sample is near.
 */
export function wallGrid(
  points: Float32Array,
  walls: Float32Array,
): (x: number, y: number, z: number) => number {
  if (walls.length === 0) return () => Number.NaN;
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i++) {
    low[i % 3] = Math.min(low[i % 3]!, points[i]!);
    high[i % 3] = Math.max(high[i % 3]!, points[i]!);
  }
  const [a, b, c] = low.map((value, axis) => high[axis]! - value) as [number, number, number];
  const spacing = Math.sqrt((2 * (a * b + b * c + c * a)) / walls.length);
  const cell = Math.max(2 * spacing, Math.max(a, b, c) / (MOST_CELLS / 2)) || 1;
  const soft = (spacing / 4) ** 4;
  const at = (value: number, axis: number) => Math.floor((value - low[axis]!) / cell) + FARTHEST;
  const spanOf = (value: number, axis: number, reach: number): [number, number] => {
    const inCells = (value - low[axis]!) / cell + FARTHEST;
    if (reach > 0) return [Math.floor(inCells) - reach, Math.floor(inCells) + reach];
    return [Math.round(inCells) - 1, Math.round(inCells)];
  };
  const key = (x: number, y: number, z: number) => (x * MOST_CELLS + y) * MOST_CELLS + z;
  const cells = new Map<number, number[]>();
  for (let i = 0; i < walls.length; i++) {
    const k = key(at(points[3 * i]!, 0), at(points[3 * i + 1]!, 1), at(points[3 * i + 2]!, 2));
    const members = cells.get(k);
    if (members) members.push(i);
    else cells.set(k, [i]);
  }
  return (x, y, z) => {
    // first the eight cells whose corner is nearest, then all around
    for (let reach = 0; reach <= FARTHEST; reach++) {
      const [i, j, k] = [spanOf(x, 0, reach), spanOf(y, 1, reach), spanOf(z, 2, reach)];
      let weights = 0;
      // the mean of the inverse: beside a rim it is the thin wall that counts
      let inverse = 0;
      for (let cx = i[0]; cx <= i[1]; cx++)
        for (let cy = j[0]; cy <= j[1]; cy++)
          for (let cz = k[0]; cz <= k[1]; cz++)
            for (const sample of cells.get(key(cx, cy, cz)) ?? []) {
              const dx = points[3 * sample]! - x;
              const dy = points[3 * sample + 1]! - y;
              const dz = points[3 * sample + 2]! - z;
              const d = dx * dx + dy * dy + dz * dz;
              const weight = 1 / (d * d + soft);
              weights += weight;
              inverse += weight / walls[sample]!;
            }
      if (weights > 0) return weights / inverse;
    }
    return Number.NaN;
  };
}
