/**
 * Union-find over numbers 0..n-1: each leads to an earlier one of its set, the earliest to itself. Labels given in
 * order of these roots are in order of appearance.
 */
export const separateSets = (size: number): Int32Array => Int32Array.from({ length: size }, (_, i) => i);

/** The earliest of a set; halves the path to it. */
export function rootOf(sets: Int32Array, of: number): number {
  let i = of;
  let up = sets[i]!;
  while (up !== i) {
    const above = sets[up]!;
    sets[i] = above;
    i = up === above ? up : above;
    up = sets[i]!;
  }
  return i;
}

export function joinSets(sets: Int32Array, a: number, b: number): void {
  const ra = rootOf(sets, a);
  const rb = rootOf(sets, b);
  if (ra < rb) sets[rb] = ra;
  else if (rb < ra) sets[ra] = rb;
}
