import { RayCaster } from "../spatial/rays.ts";
import { TrianglePlane } from "../spatial/triangle-planes.ts";
import type { TriangleTree } from "../spatial/triangle-tree.ts";

/** Cosine and sine of eight directions over half a turn. */
const DIRECTIONS = Array.from({ length: 8 }, (_, k) => (k * Math.PI) / 8).map((a) => [
  Math.cos(a),
  Math.sin(a),
]);
/** A wire is hardly wider than thick; a wall is, and so is the narrow side of one the other way round. */
const WIRE = 1.6;
/** Width is measured between surfaces that a ray meets within 37 degrees: one across the corner of a wall tells nothing. */
const SQUARE = 0.8;

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
  const reach = (direction: number[]) => {
    const hit = rays.nearest(middle, direction, 0);
    return hit && Math.abs(hit.facing) >= SQUARE ? hit.distance : Infinity;
  };
  let narrowest = Infinity;
  for (const [c, s] of DIRECTIONS) {
    const along = [0, 1, 2].map((axis) => c! * u[axis]! + s! * v[axis]!);
    narrowest = Math.min(narrowest, reach(along) + reach(along.map((value) => -value)));
  }
  return narrowest <= WIRE * wall && wall <= WIRE * narrowest ? "wire" : "wall";
}

function perpendicular(n: number[]): number[] {
  const [x, y, z] = n as [number, number, number];
  const [a, b, c] = Math.abs(x) < 0.9 ? [0, z, -y] : [-z, 0, x];
  const length = Math.sqrt(a * a + b * b + c * c) || 1;
  return [a / length, b / length, c / length];
}
