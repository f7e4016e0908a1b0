import { RayCaster } from "../spatial/rays.ts";
import type { TrianglePlane } from "../spatial/triangle-planes.ts";
import type { TriangleTree } from "../spatial/triangle-tree.ts";

/** Directions along no axis, plane or diagonal that a modelled edge is likely to share. */
const DIRECTIONS = [
  [-0.9459, -0.2789, 0.1655],
  [-0.6914, 0.4123, -0.5933],
  [0.1804, 0.8657, -0.4669],
  [0.6377, -0.6714, -0.3775],
  [0.1461, 0.0319, -0.9888],
  [0.3675, 0.7351, 0.5698],
].map((d) => {
  const length = Math.sqrt(d[0]! * d[0]! + d[1]! * d[1]! + d[2]! * d[2]!);
  return d.map((value) => value / length);
});

/** The three steepest of the directions, turned outward, make at least this cosine with any normal. */
const LEAST_COSINE = 0.4;

/** Weights of a polygon's corners, no two pairs of which balance: what they make lies on no line of symmetry. */
const WEIGHTS = [1, 1.83, 1.37, 2.41, 1.13, 2.09, 1.61];

/** A triangle, and for each that lies in its plane whether it counts as lying beyond it. */
export interface Face {
  triangle: number;
  plane: TrianglePlane;
  flush: ReadonlyMap<number, boolean>;
}

/** How many times closed, outward surfaces contain a point: 0 outside, 1 inside, more where they overlap. */
export class WindingNumbers {
  readonly #rays: RayCaster;
  readonly #back: number;

  /** `flush`: the distance within which triangles lie in one plane. */
  constructor(tree: TriangleTree, flush: number) {
    this.#rays = new RayCaster(tree);
    this.#back = flush / LEAST_COSINE;
  }

  /**
   * Just outside of a part of a face that no other surface divides (corners x y z). Two rays from different
   * points must agree, else a third decides: a ray through an edge may count it twice or not at all.
   */
  outsideOf(face: Face, cell: ArrayLike<number>): number {
    const [first, second, third] = outward(face.plane);
    const one = this.#along(face, pointIn(cell, 0), first!);
    const two = this.#along(face, pointIn(cell, 1), second!);
    return one === two ? one : median(one, two, this.#along(face, pointIn(cell, 2), third!));
  }

  #along({ triangle: own, flush }: Face, point: ArrayLike<number>, direction: number[]): number {
    const back = flush.size > 0 ? this.#back : 0;
    const from = [0, 1, 2].map((axis) => point[axis]! - back * direction[axis]!);
    let winding = 0;
    for (const { triangle, distance, facing } of this.#rays.all(from, direction, 0)) {
      if (triangle === own || !(flush.get(triangle) ?? distance > back)) continue;
      winding += facing > 0 ? 1 : -1;
    }
    return winding;
  }
}

/** A point inside of a convex polygon, off its middle and its diagonals, where modelled edges like to pass. */
function pointIn(cell: ArrayLike<number>, turn: number): number[] {
  const point = [0, 0, 0];
  let total = 0;
  for (let i = 0; i < cell.length; i += 3) {
    const weight = WEIGHTS[(i / 3 + 3 * turn) % WEIGHTS.length]!;
    total += weight;
    for (let axis = 0; axis < 3; axis++) point[axis]! += weight * cell[i + axis]!;
  }
  return point.map((sum) => sum / total);
}

/** The directions turned to the outside of a plane, the steepest first. */
function outward({ nx, ny, nz }: TrianglePlane): number[][] {
  return DIRECTIONS.map((direction) => ({
    direction,
    cosine: direction[0]! * nx + direction[1]! * ny + direction[2]! * nz,
  }))
    .sort((a, b) => Math.abs(b.cosine) - Math.abs(a.cosine))
    .slice(0, 3)
    .map(({ direction, cosine }) => (cosine < 0 ? direction.map((value) => -value) : direction));
}

const median = (a: number, b: number, c: number): number =>
  Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
