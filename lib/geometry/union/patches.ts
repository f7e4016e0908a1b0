/**
 * Connected groups of triangles that no other shell touches: such a group lies wholly inside or outside of all
 * other shells, so one sample decides for all of it.
 */
export function patchesOf(
  triangles: Uint32Array,
  twin: Int32Array,
  shellOf: Int32Array,
  crossing: Map<number, unknown>,
): number[][] {
  const seen = new Uint8Array(triangles.length / 3);
  for (const t of crossing.keys()) seen[t] = 1;
  const patches: number[][] = [];
  for (let seed = 0; seed < seen.length; seed++) {
    if (seen[seed] === 1 || shellOf[seed]! < 0) continue;
    const patch = [seed];
    seen[seed] = 1;
    for (let head = 0; head < patch.length; head++) {
      const t = patch[head]!;
      for (let h = 3 * t; h < 3 * t + 3; h++) {
        const neighbour = twin[h]! < 0 ? -1 : Math.floor(twin[h]! / 3);
        if (neighbour < 0 || seen[neighbour] === 1) continue;
        seen[neighbour] = 1;
        patch.push(neighbour);
      }
    }
    patches.push(patch);
  }
  return patches;
}
