/** Corners, unit normal and plane offset of a triangle; filled in place to spare allocations. */
export class TrianglePlane {
  /** a, b, c as x y z. */
  readonly corners = new Float64Array(9);
  nx = 0;
  ny = 0;
  nz = 0;
  offset = 0;
  /** Twice the area; 0 means the plane is meaningless. */
  doubled = 0;

  load(positions: Float64Array, triangles: Uint32Array, triangle: number): this {
    const p = this.corners;
    for (let k = 0; k < 3; k++) {
      const v = triangles[3 * triangle + k]! * 3;
      p[3 * k] = positions[v]!;
      p[3 * k + 1] = positions[v + 1]!;
      p[3 * k + 2] = positions[v + 2]!;
    }
    const ux = p[3]! - p[0]!;
    const uy = p[4]! - p[1]!;
    const uz = p[5]! - p[2]!;
    const vx = p[6]! - p[0]!;
    const vy = p[7]! - p[1]!;
    const vz = p[8]! - p[2]!;
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    this.doubled = Math.sqrt(nx * nx + ny * ny + nz * nz);
    const scale = this.doubled > 0 ? 1 / this.doubled : 0;
    this.nx = nx * scale;
    this.ny = ny * scale;
    this.nz = nz * scale;
    this.offset = this.nx * p[0]! + this.ny * p[1]! + this.nz * p[2]!;
    return this;
  }

  /** Signed distance of corner `k` of another triangle from this plane. */
  height(of: Float64Array, k: number): number {
    return this.nx * of[3 * k]! + this.ny * of[3 * k + 1]! + this.nz * of[3 * k + 2]! - this.offset;
  }

  /** True if another triangle lies beyond `epsilon` on one side of this plane. */
  separates(of: Float64Array, epsilon: number): boolean {
    const a = this.height(of, 0);
    const b = this.height(of, 1);
    const c = this.height(of, 2);
    return (a > epsilon && b > epsilon && c > epsilon) || (a < -epsilon && b < -epsilon && c < -epsilon);
  }

  /** True if another triangle lies in this plane, within `epsilon`. */
  holds(of: Float64Array, epsilon: number): boolean {
    return (
      Math.abs(this.height(of, 0)) <= epsilon &&
      Math.abs(this.height(of, 1)) <= epsilon &&
      Math.abs(this.height(of, 2)) <= epsilon
    );
  }
}
