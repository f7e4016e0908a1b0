/** How many cells out a wall may be looked for before a place counts as unknown. */
const FARTHEST = 3;
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
  const cell = Math.max(spacing, Math.max(a, b, c) / (MOST_CELLS / 2)) || 1;
  const soft = (spacing / 4) ** 4;
  const at = (value: number, axis: number) => Math.floor((value - low[axis]!) / cell) + FARTHEST;
  const key = (x: number, y: number, z: number) => (x * MOST_CELLS + y) * MOST_CELLS + z;
  const cells = new Map<number, number[]>();
  for (let i = 0; i < walls.length; i++) {
    const k = key(at(points[3 * i]!, 0), at(points[3 * i + 1]!, 1), at(points[3 * i + 2]!, 2));
    const members = cells.get(k);
    if (members) members.push(i);
    else cells.set(k, [i]);
  }
  return (x, y, z) => {
    const [cx, cy, cz] = [at(x, 0), at(y, 1), at(z, 2)];
    let weights = 0;
    // the mean of the inverse: beside a rim it is the thin wall that counts
    let inverse = 0;
    for (let reach = 1; reach <= FARTHEST && weights === 0; reach++) {
      for (let i = cx - reach; i <= cx + reach; i++)
        for (let j = cy - reach; j <= cy + reach; j++)
          for (let k = cz - reach; k <= cz + reach; k++)
            for (const sample of cells.get(key(i, j, k)) ?? []) {
              const d =
                (points[3 * sample]! - x) ** 2 +
                (points[3 * sample + 1]! - y) ** 2 +
                (points[3 * sample + 2]! - z) ** 2;
              const weight = 1 / (d * d + soft);
              weights += weight;
              inverse += weight / walls[sample]!;
            }
    }
    return weights === 0 ? Number.NaN : weights / inverse;
  };
}
