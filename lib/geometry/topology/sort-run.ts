const INSERTION = 48;

/** Sorts `edges[from, to)` by `far`, both in step; short runs by insertion, long ones by the engine's sort. */
export function sortRun(edges: Uint32Array, far: Uint32Array, from: number, to: number): void {
  if (to - from > INSERTION) {
    sortLong(edges, far, from, to);
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const key = far[i]!;
    let at = i - 1;
    if (far[at]! <= key) continue;
    const edge = edges[i]!;
    while (at >= from && far[at]! > key) {
      far[at + 1] = far[at]!;
      edges[at + 1] = edges[at]!;
      at--;
    }
    far[at + 1] = key;
    edges[at + 1] = edge;
  }
}

/** Both numbers in one float: `edges` stays below 2^27 (120 M) and `far` below 2^25, together below 2^53. */
function sortLong(edges: Uint32Array, far: Uint32Array, from: number, to: number): void {
  const packed = new Float64Array(to - from);
  for (let i = from; i < to; i++) packed[i - from] = far[i]! * 2 ** 27 + edges[i]!;
  packed.sort();
  for (let i = from; i < to; i++) {
    const value = packed[i - from]!;
    far[i] = Math.floor(value / 2 ** 27);
    edges[i] = value % 2 ** 27;
  }
}
