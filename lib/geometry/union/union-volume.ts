import { CompensatedSums } from "../measures/surface.ts";
import type { Mesh, Vec3 } from "../mesh.ts";
import { TrianglePlane } from "../spatial/triangle-planes.ts";
import { buildTree } from "../spatial/triangle-tree.ts";
import type { Shells } from "../topology/shells.ts";
import { patchesOf } from "./patches.ts";
import { crossingShells } from "./shell-pairs.ts";
import { type Polygon, splitTriangle } from "./split-triangle.ts";
import { WindingNumbers } from "./winding.ts";

/** Distances, as a share of the diagonal: what counts as touching, and the step off a surface. */
const TOUCHING = 1e-9;
const STEP = 1e-6;
/** Cells of cut triangles, each of which asks for two rays: far more than pieces of jewelry make. */
const CELLS = { least: 10_000, perTriangle: 50, most: 150_000 };

/**
 * Volume of the union of closed, consistently oriented shells: of all points with a positive winding number.
 * By the divergence theorem it is a sum over those parts of the surface where the winding number passes from
 * positive to zero: triangles are cut along the shells that cross them, and each cell counts if it lies on the
 * outside of the union. Coinciding cells share their weight. Null if the shells are too entangled.
 */
export function unionVolume(
  mesh: Mesh,
  shells: Shells,
  twin: Int32Array,
  centre: Vec3,
  diagonal: number,
): number | null {
  const tree = buildTree(mesh.positions, mesh.triangles);
  const epsilon = TOUCHING * diagonal;
  const crossing = crossingShells(tree, shells.ofTriangle, epsilon);
  if (!crossing) return null;
  const sum = new Summing(new WindingNumbers(tree), centre, STEP * diagonal);
  const target = new TrianglePlane();
  const budget = { left: Math.min(CELLS.most, CELLS.least + CELLS.perTriangle * crossing.size) };
  for (const patch of patchesOf(mesh.triangles, twin, shells.ofTriangle, crossing)) {
    const sample = patch.reduce((best, t) => (doubledArea(mesh, t) > doubledArea(mesh, best) ? t : best));
    target.load(mesh.positions, mesh.triangles, sample);
    const weight = sum.weight(target, Array.from(target.corners), false);
    for (const t of weight === 0 ? [] : patch)
      sum.add(Array.from(target.load(mesh.positions, mesh.triangles, t).corners), weight);
  }
  for (const [t, others] of crossing) {
    target.load(mesh.positions, mesh.triangles, t);
    if (target.doubled === 0) continue;
    const cutters = others.map((u) => new TrianglePlane().load(mesh.positions, mesh.triangles, u));
    const coincides = cutters.some(({ corners }) => target.holds(corners, epsilon));
    const cells = splitTriangle(target, cutters, epsilon, budget);
    if (budget.left <= 0) return null;
    for (const cell of cells) sum.add(cell, sum.weight(target, cell, coincides));
  }
  return sum.total();
}

function doubledArea(mesh: Mesh, triangle: number): number {
  return new TrianglePlane().load(mesh.positions, mesh.triangles, triangle).doubled;
}

class Summing {
  readonly #winding: WindingNumbers;
  readonly #centre: Vec3;
  readonly #step: number;
  readonly #sum = new CompensatedSums(1);

  constructor(winding: WindingNumbers, centre: Vec3, step: number) {
    this.#winding = winding;
    this.#centre = centre;
    this.#step = step;
  }

  /** How much a cell counts: 1 on the outside of the union, 0 inside it, less where cells coincide. */
  weight(plane: TrianglePlane, cell: Polygon, coincides: boolean): number {
    const middle = [0, 1, 2].map((axis) => mean(cell, axis));
    const normal = [plane.nx, plane.ny, plane.nz];
    const outside = this.#winding.at(middle.map((value, axis) => value + this.#step * normal[axis]!));
    if (!coincides) return (outside + 1 > 0 ? 1 : 0) - (outside > 0 ? 1 : 0);
    const inside = this.#winding.at(middle.map((value, axis) => value - this.#step * normal[axis]!));
    return inside === outside ? 0 : ((inside > 0 ? 1 : 0) - (outside > 0 ? 1 : 0)) / (inside - outside);
  }

  /** Adds weight * sum of det / 6 over the fan of a cell. */
  add(cell: Polygon, weight: number): void {
    if (weight === 0) return;
    const at = (corner: number, axis: number) => cell[3 * corner + axis]! - this.#centre[axis]!;
    for (let i = 1; 3 * (i + 1) < cell.length; i++) {
      const cross = (x: number, y: number) => at(i, x) * at(i + 1, y) - at(i, y) * at(i + 1, x);
      const det = at(0, 0) * cross(1, 2) + at(0, 1) * cross(2, 0) + at(0, 2) * cross(0, 1);
      this.#sum.add(0, weight * det);
    }
  }

  total(): number {
    return this.#sum.totals()[0]! / 6;
  }
}

function mean(cell: Polygon, axis: number): number {
  let sum = 0;
  for (let i = axis; i < cell.length; i += 3) sum += cell[i]!;
  return (3 * sum) / cell.length;
}
