import type { PreviewMesh } from "#lib/geometry/preview.ts";

/** Points nearer than this share of the box are one: a repaired file keeps 32-bit numbers, and welds as widely. */
const TOLERANCE = 1e-5;
/** Cells are wider than the tolerance, so that most points have no neighbour cell to ask. */
const CELL = 8;
const CELLS = 2 ** 17;

/** One name for each place, shared by the points of two copies. */
export function weldBoth(before: PreviewMesh, after: PreviewMesh) {
  const spans = [0, 1, 2].map((axis) => spanOf([before, after], axis));
  const low = spans.map(([from]) => from);
  const diagonal = Math.hypot(...spans.map(([from, to]) => to - from)) || 1;
  const tolerance = TOLERANCE * diagonal;
  const cell = CELL * tolerance;
  const cells = new Map<number, number[]>();
  const points: number[] = [];
  const nameOf = (at: readonly number[]): number => {
    const spread = at.map((value, axis) => {
      const inCells = (value - low[axis]!) / cell;
      const own = Math.floor(inCells);
      const part = inCells - own;
      if (part < 1 / CELL) return [own, own - 1];
      return part > 1 - 1 / CELL ? [own, own + 1] : [own];
    });
    const [xs = [], ys = [], zs = []] = spread;
    for (const x of xs)
      for (const y of ys)
        for (const z of zs)
          for (const name of cells.get(keyOf(x, y, z)) ?? [])
            if (Math.hypot(...at.map((value, axis) => value - points[3 * name + axis]!)) <= tolerance)
              return name;
    const name = points.length / 3;
    points.push(...at);
    const key = keyOf(xs[0]!, ys[0]!, zs[0]!);
    const here = cells.get(key);
    if (here) here.push(name);
    else cells.set(key, [name]);
    return name;
  };
  const namesOf = ({ positions, origin }: PreviewMesh) =>
    Uint32Array.from({ length: positions.length / 3 }, (_, i) =>
      nameOf([0, 1, 2].map((axis) => positions[3 * i + axis]! + origin[axis]!)),
    );
  return { before: namesOf(before), after: namesOf(after) };
}

const keyOf = (x: number, y: number, z: number) => ((x + 1) * CELLS + y + 1) * CELLS + z + 1;

function spanOf(copies: readonly PreviewMesh[], axis: number): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const { positions, origin } of copies)
    for (let i = axis; i < positions.length; i += 3) {
      low = Math.min(low, positions[i]! + origin[axis]!);
      high = Math.max(high, positions[i]! + origin[axis]!);
    }
  return [low, high];
}
