/**
 * Corners with normals, three per triangle: smooth over edges flatter than `creaseCos` (cosine), sharp over the
 * others, so that a shank shines and a facet stays flat. Face normals weigh by area. Linear in the triangles.
 * Returns triangle soup: `positions` and `normals`, 9 numbers a triangle.
 */
export function creasedNormals(positions: Float32Array, index: Uint32Array, creaseCos: number) {
  const faces = faceNormals(positions, index);
  const around = facesAround(index, positions.length / 3);
  const soup = { positions: new Float32Array(index.length * 3), normals: new Float32Array(index.length * 3) };
  for (let corner = 0; corner < index.length; corner++) {
    const vertex = index[corner]!;
    soup.positions[corner * 3] = positions[vertex * 3]!;
    soup.positions[corner * 3 + 1] = positions[vertex * 3 + 1]!;
    soup.positions[corner * 3 + 2] = positions[vertex * 3 + 2]!;
    writeNormal(soup.normals, corner, faces, Math.floor(corner / 3), around, vertex, creaseCos);
  }
  return soup;
}

type Around = { start: Uint32Array; faces: Uint32Array };
type Faces = { area: Float32Array; unit: Float32Array };

function faceNormals(p: Float32Array, index: Uint32Array): Faces {
  const area = new Float32Array(index.length);
  const unit = new Float32Array(index.length);
  for (let i = 0; i < index.length; i += 3) {
    const a = index[i]! * 3;
    const b = index[i + 1]! * 3;
    const c = index[i + 2]! * 3;
    const ux = p[b]! - p[a]!;
    const uy = p[b + 1]! - p[a + 1]!;
    const uz = p[b + 2]! - p[a + 2]!;
    const vx = p[c]! - p[a]!;
    const vy = p[c + 1]! - p[a + 1]!;
    const vz = p[c + 2]! - p[a + 2]!;
    const x = uy * vz - uz * vy;
    const y = uz * vx - ux * vz;
    const z = ux * vy - uy * vx;
    const length = Math.sqrt(x * x + y * y + z * z) || 1;
    area[i] = x;
    area[i + 1] = y;
    area[i + 2] = z;
    unit[i] = x / length;
    unit[i + 1] = y / length;
    unit[i + 2] = z / length;
  }
  return { area, unit };
}

/** The faces at each vertex, as one list with a start per vertex. */
function facesAround(index: Uint32Array, vertices: number): Around {
  const start = new Uint32Array(vertices + 1);
  for (const vertex of index) start[vertex + 1]!++;
  for (let v = 0; v < vertices; v++) start[v + 1]! += start[v]!;
  const next = start.slice();
  const faces = new Uint32Array(index.length);
  for (let corner = 0; corner < index.length; corner++)
    faces[next[index[corner]!]!++] = Math.floor(corner / 3);
  return { start, faces };
}

function writeNormal(
  out: Float32Array,
  corner: number,
  { area, unit }: Faces,
  own: number,
  around: Around,
  vertex: number,
  creaseCos: number,
) {
  const o = own * 3;
  let x = 0;
  let y = 0;
  let z = 0;
  for (let i = around.start[vertex]!; i < around.start[vertex + 1]!; i++) {
    const f = around.faces[i]! * 3;
    const cos = unit[f]! * unit[o]! + unit[f + 1]! * unit[o + 1]! + unit[f + 2]! * unit[o + 2]!;
    if (cos < creaseCos) continue;
    x += area[f]!;
    y += area[f + 1]!;
    z += area[f + 2]!;
  }
  const length = Math.sqrt(x * x + y * y + z * z) || 1;
  out[corner * 3] = x / length;
  out[corner * 3 + 1] = y / length;
  out[corner * 3 + 2] = z / length;
}
