import { VertexWelder } from "./vertex-welder.ts";

/** Welds an indexed mesh by equal positions and drops positions no triangle uses. Indices must be in range. */
export function weldIndexed(
  positions: Float64Array,
  indices: Uint32Array,
): { positions: Float64Array; triangles: Uint32Array } {
  const welder = new VertexWelder(Math.min(positions.length / 3, indices.length));
  const welded = new Int32Array(positions.length / 3).fill(-1);
  const triangles = new Uint32Array(indices.length);
  for (let i = 0; i < indices.length; i++) {
    const raw = indices[i]!;
    let id = welded[raw]!;
    if (id < 0) {
      id = welder.add(positions[raw * 3]!, positions[raw * 3 + 1]!, positions[raw * 3 + 2]!);
      welded[raw] = id;
    }
    triangles[i] = id;
  }
  return { positions: welder.finish(), triangles };
}
