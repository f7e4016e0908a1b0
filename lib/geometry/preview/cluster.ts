import type { Bounds } from "../measures/bounds.ts";
import { sizeOf } from "../measures/bounds.ts";
import type { Mesh } from "../mesh.ts";
import { VertexWelder } from "../vertex-welder.ts";

interface Clustered {
  positions: Float64Array;
  triangles: Uint32Array;
}

/**
 * Decimates by merging all vertices in a cell of a regular grid. A closed surface of area A has about 2 A / c^2
 * triangles left with cells of side c; the side is found by trying, at most four times.
 */
export function clusterVertices(mesh: Mesh, bounds: Bounds, maxTriangles: number): Clustered {
  const size = sizeOf(bounds);
  const longest = Math.max(...size) || 1;
  const boxArea = 2 * (size[0] * size[1] + size[1] * size[2] + size[2] * size[0]) || longest * longest;
  let cell = Math.sqrt((2 * boxArea) / maxTriangles);
  let clustered = clusterAt(mesh, bounds, cell);
  for (let attempt = 0; attempt < 4; attempt++) {
    const count = clustered.triangles.length / 3;
    if (count <= maxTriangles && count >= maxTriangles * 0.6) break;
    cell *= Math.sqrt(Math.max(count, 1) / (maxTriangles * 0.85));
    clustered = clusterAt(mesh, bounds, cell);
  }
  while (clustered.triangles.length / 3 > maxTriangles) {
    cell *= 1.3;
    clustered = clusterAt(mesh, bounds, cell);
  }
  return clustered;
}

function clusterAt(mesh: Mesh, { min }: Bounds, cell: number): Clustered {
  const { positions, triangles } = mesh;
  const count = positions.length / 3;
  const cells = new VertexWelder(1024);
  const clusterOf = new Uint32Array(count);
  for (let v = 0; v < count; v++) {
    const at = (axis: 0 | 1 | 2) => Math.floor((positions[v * 3 + axis]! - min[axis]) / cell);
    clusterOf[v] = cells.add(at(0), at(1), at(2));
  }
  const kept = remap(triangles, clusterOf);
  return { positions: means(positions, clusterOf, cells.count), triangles: kept };
}

/** Triangles over clusters, without those that fell into fewer than three. */
function remap(triangles: Uint32Array, clusterOf: Uint32Array): Uint32Array {
  const out = new Uint32Array(triangles.length);
  let length = 0;
  for (let i = 0; i < triangles.length; i += 3) {
    const a = clusterOf[triangles[i]!]!;
    const b = clusterOf[triangles[i + 1]!]!;
    const c = clusterOf[triangles[i + 2]!]!;
    if (a === b || b === c || c === a) continue;
    out[length] = a;
    out[length + 1] = b;
    out[length + 2] = c;
    length += 3;
  }
  return out.slice(0, length);
}

function means(positions: Float64Array, clusterOf: Uint32Array, clusters: number): Float64Array {
  const sums = new Float64Array(3 * clusters);
  const members = new Uint32Array(clusters);
  for (let v = 0; v < clusterOf.length; v++) {
    const at = clusterOf[v]! * 3;
    sums[at]! += positions[v * 3]!;
    sums[at + 1]! += positions[v * 3 + 1]!;
    sums[at + 2]! += positions[v * 3 + 2]!;
    members[clusterOf[v]!]!++;
  }
  return sums.map((sum, i) => sum / members[Math.floor(i / 3)]!);
}
