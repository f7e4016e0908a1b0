/**
 * Half-edges sorted into buckets by the lower-numbered vertex of their edge (counting sort: linear, whatever
 * the mesh). Half-edge 3t+k runs from corner k of triangle t to the next one.
 */
export interface HalfEdgeBuckets {
  /** Bucket of vertex v is `[start[v], start[v + 1])`. */
  start: Uint32Array;
  /** Twice the half-edge, plus 1 if it runs from the higher vertex to the lower one. */
  edges: Uint32Array;
  /** The higher-numbered vertex of each entry. */
  far: Uint32Array;
}

export const isDegenerate = (a: number, b: number, c: number): boolean => a === b || b === c || a === c;

/** Buckets of all triangles with three different corners; the rest is left out and counted. */
export function bucketHalfEdges(
  triangles: Uint32Array,
  vertices: number,
): { buckets: HalfEdgeBuckets; degenerate: number } {
  const start = new Uint32Array(vertices + 2);
  let degenerate = 0;
  for (let i = 0; i < triangles.length; i += 3) {
    const a = triangles[i]!;
    const b = triangles[i + 1]!;
    const c = triangles[i + 2]!;
    if (isDegenerate(a, b, c)) {
      degenerate++;
      continue;
    }
    start[Math.min(a, b) + 2]!++;
    start[Math.min(b, c) + 2]!++;
    start[Math.min(c, a) + 2]!++;
  }
  for (let v = 2; v < start.length; v++) start[v]! += start[v - 1]!;
  const edges = new Uint32Array(triangles.length - 3 * degenerate);
  const far = new Uint32Array(edges.length);
  fill(triangles, start, edges, far);
  return { buckets: { start: start.subarray(0, vertices + 1), edges, far }, degenerate };
}

/** `cursor[v + 1]` stands at the start of bucket v and ends at its end, which is the start of the next. */
function fill(triangles: Uint32Array, cursor: Uint32Array, edges: Uint32Array, far: Uint32Array): void {
  for (let i = 0; i < triangles.length; i += 3) {
    const a = triangles[i]!;
    const b = triangles[i + 1]!;
    const c = triangles[i + 2]!;
    if (isDegenerate(a, b, c)) continue;
    let down = a > b ? 1 : 0;
    let slot = cursor[(down ? b : a) + 1]!++;
    edges[slot] = 2 * i + down;
    far[slot] = down ? a : b;
    down = b > c ? 1 : 0;
    slot = cursor[(down ? c : b) + 1]!++;
    edges[slot] = 2 * i + 2 + down;
    far[slot] = down ? b : c;
    down = c > a ? 1 : 0;
    slot = cursor[(down ? a : c) + 1]!++;
    edges[slot] = 2 * i + 4 + down;
    far[slot] = down ? c : a;
  }
}
