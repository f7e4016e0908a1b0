import { addTo, compensatedSums, totalOf } from "../measures/surface.ts";
import type { Mesh, Vec3 } from "../mesh.ts";
import { TrianglePlane } from "../spatial/triangle-planes.ts";
import { buildTree, MOST_TESTS } from "../spatial/triangle-tree.ts";
import type { Shells } from "../topology/shells.ts";
import { cutsInto } from "./cutters.ts";
import { patchesOf } from "./patches.ts";
import { crossingShells } from "./shell-pairs.ts";
import { type Polygon, splitTriangle } from "./split-triangle.ts";
import { WindingNumbers } from "./winding.ts";

/** Shares of the diagonal: faces this close lie in one plane (some 30 roundings of 32 bits), cells below that are none. */
const FLUSH = 2e-6;
const NOTHING = 1e-9;
/** Cells of cut triangles, each of which asks for two rays: far more than pieces of jewelry make. */
const CELLS = { least: 10_000, perTriangle: 50, most: 150_000 };

/**
 * Volume of the union of closed, consistently oriented shells: of all points with a positive winding number.
 * By the divergence theorem it is a sum over those parts of the surface where the winding number passes from
 * positive to zero: triangles are cut along the shells that cross them, and each cell counts if nothing lies
 * outside of it. Null if the shells are too entangled.
 */
export function unionVolume(
  mesh: Mesh,
  shells: Shells,
  twin: Int32Array,
  centre: Vec3,
  diagonal: number,
): number | null {
  const { positions, triangles } = mesh;
  const tree = buildTree(positions, triangles);
  const flush = FLUSH * diagonal;
  const crossing = crossingShells(tree, shells.ofTriangle, flush);
  if (!crossing) return null;
  const windings = new WindingNumbers(tree, shells.ofTriangle, flush);
  const sum = new CellSum(centre);
  const target = new TrianglePlane();
  const budget = { left: Math.min(CELLS.most, CELLS.least + CELLS.perTriangle * crossing.size) };
  for (const patch of patchesOf(triangles, twin, shells.ofTriangle, crossing)) {
    if (tree.tests > MOST_TESTS) return null;
    const sample = patch.reduce((best, t) => (doubledArea(mesh, t) > doubledArea(mesh, best) ? t : best));
    target.load(positions, triangles, sample);
    if (windings.outsideOf(sample, target, target.corners) !== 0) continue;
    for (const t of patch) sum.add(target.load(positions, triangles, t).corners);
  }
  for (const [t, list] of crossing) {
    target.load(positions, triangles, t);
    if (target.doubled === 0) continue;
    const cuts = cutsInto(target, list, mesh, flush);
    if (tree.tests > MOST_TESTS) return null;
    const cells = splitTriangle(target.corners, cuts, NOTHING * diagonal, budget);
    if (budget.left <= 0) return null;
    for (const cell of cells) if (windings.outsideOf(t, target, cell) === 0) sum.add(cell);
  }
  return sum.total();
}

function doubledArea(mesh: Mesh, triangle: number): number {
  return new TrianglePlane().load(mesh.positions, mesh.triangles, triangle).doubled;
}

/** Sum of det / 6 over the fans of cells, about `centre`. */
class CellSum {
  readonly #centre: Vec3;
  readonly #sum = compensatedSums(1);

  constructor(centre: Vec3) {
    this.#centre = centre;
  }

  add(cell: Polygon | Float64Array): void {
    const at = (corner: number, axis: number) => cell[3 * corner + axis]! - this.#centre[axis]!;
    for (let i = 1; 3 * (i + 1) < cell.length; i++) {
      const cross = (x: number, y: number) => at(i, x) * at(i + 1, y) - at(i, y) * at(i + 1, x);
      addTo(this.#sum, 0, at(0, 0) * cross(1, 2) + at(0, 1) * cross(2, 0) + at(0, 2) * cross(0, 1));
    }
  }

  total(): number {
    return totalOf(this.#sum, 0) / 6;
  }
}
