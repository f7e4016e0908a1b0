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

/** True if the triangle of a half-edge has two equal corners. */
export function isLeftOut(triangles: Uint32Array, halfEdge: number): boolean {
  const t = halfEdge - (halfEdge % 3);
  return isDegenerate(triangles[t]!, triangles[t + 1]!, triangles[t + 2]!);
}

/** Buckets of the half-edges between two `among` vertices; triangles with two equal corners are left out. */
export function bucketHalfEdges(triangles: Uint32Array, among: Uint8Array): HalfEdgeBuckets {
  const start = new Uint32Array(among.length + 2);
  eachHalfEdge(triangles, among, (_, from, to) => {
    start[Math.min(from, to) + 2]!++;
  });
  for (let v = 2; v < start.length; v++) start[v]! += start[v - 1]!;
  const edges = new Uint32Array(start[start.length - 1]!);
  const far = new Uint32Array(edges.length);
  // start[v + 1] stands at the start of bucket v and ends at its end, which is the start of the next
  eachHalfEdge(triangles, among, (halfEdge, from, to) => {
    const slot = start[Math.min(from, to) + 1]!++;
    edges[slot] = 2 * halfEdge + (from > to ? 1 : 0);
    far[slot] = Math.max(from, to);
  });
  return { start: start.subarray(0, among.length + 1), edges, far };
}

function eachHalfEdge(
  triangles: Uint32Array,
  among: Uint8Array,
  take: (halfEdge: number, from: number, to: number) => void,
): void {
  for (let i = 0; i < triangles.length; i += 3) {
    const a = triangles[i]!;
    const b = triangles[i + 1]!;
    const c = triangles[i + 2]!;
    const [inA, inB, inC] = [among[a]!, among[b]!, among[c]!];
    if (inA + inB + inC < 2 || isDegenerate(a, b, c)) continue;
    if (inA + inB === 2) take(i, a, b);
    if (inB + inC === 2) take(i + 1, b, c);
    if (inC + inA === 2) take(i + 2, c, a);
  }
}
