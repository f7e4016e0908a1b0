import type { Workpiece } from "./workpiece.ts";

/** A binary STL of a mesh whose coordinates are 32-bit numbers already; normals by the right-hand rule. */
export function writeStl({ positions: p, triangles }: Workpiece, header: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(84 + (50 * triangles.length) / 3);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(header).subarray(0, 79));
  view.setUint32(80, triangles.length / 3, true);
  for (let i = 0, at = 84; i < triangles.length; i += 3, at += 50) {
    const [a, b, c] = [triangles[i]! * 3, triangles[i + 1]! * 3, triangles[i + 2]! * 3];
    const ux = p[b]! - p[a]!;
    const uy = p[b + 1]! - p[a + 1]!;
    const uz = p[b + 2]! - p[a + 2]!;
    const vx = p[c]! - p[a]!;
    const vy = p[c + 1]! - p[a + 1]!;
    const vz = p[c + 2]! - p[a + 2]!;
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    const length = Math.sqrt(nx * nx + ny * ny + nz * nz) || 1;
    view.setFloat32(at, nx / length, true);
    view.setFloat32(at + 4, ny / length, true);
    view.setFloat32(at + 8, nz / length, true);
    for (let k = 0; k < 3; k++) {
      const from = triangles[i + k]! * 3;
      for (let axis = 0; axis < 3; axis++)
        view.setFloat32(at + 12 + 12 * k + 4 * axis, p[from + axis]!, true);
    }
  }
  return bytes;
}
