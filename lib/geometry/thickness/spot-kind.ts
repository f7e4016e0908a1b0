import { RayCaster } from "../spatial/rays.ts";
import { TrianglePlane } from "../spatial/triangle-planes.ts";
import type { TriangleTree } from "../spatial/triangle-tree.ts";

/** Cosine and sine of eight directions over half a turn. */
const DIRECTIONS = Array.from({ length: 8 }, (_, k) => (k * Math.PI) / 8).map((a) => [
  Math.cos(a),
  Math.sin(a),
]);
/** A wire is hardly wider than thick; a wall is. */
const WIRE = 1.6;

/**
 * Tells a wire or prong (thin both ways) from a wall (thin one way): from the middle of the metal, rays along
 * the surface measure its width in eight directions.
 */
export function spotKind(
  tree: TriangleTree,
  point: ArrayLike<number>,
  triangle: number,
  wall: number,
): "wall" | "wire" {
  const plane = new TrianglePlane().load(tree.positions, tree.triangles, triangle);
  const n = [plane.nx, plane.ny, plane.nz];
  const middle = [0, 1, 2].map((axis) => point[axis]! - (wall / 2) * n[axis]!);
  const u = perpendicular(n);
  const v = [n[1]! * u[2]! - n[2]! * u[1]!, n[2]! * u[0]! - n[0]! * u[2]!, n[0]! * u[1]! - n[1]! * u[0]!];
  const rays = new RayCaster(tree);
  let narrowest = Infinity;
  for (const [c, s] of DIRECTIONS) {
    const along = [0, 1, 2].map((axis) => c! * u[axis]! + s! * v[axis]!);
    const back = along.map((value) => -value);
    const ahead = rays.nearest(middle, along, 0)?.distance ?? Infinity;
    narrowest = Math.min(narrowest, ahead + (rays.nearest(middle, back, 0)?.distance ?? Infinity));
  }
  return narrowest <= WIRE * wall ? "wire" : "wall";
}

function perpendicular(n: number[]): number[] {
  const [x, y, z] = n as [number, number, number];
  const [a, b, c] = Math.abs(x) < 0.9 ? [0, z, -y] : [-z, 0, x];
  const length = Math.sqrt(a * a + b * b + c * c) || 1;
  return [a / length, b / length, c / length];
}
