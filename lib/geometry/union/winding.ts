import { RayCaster } from "../spatial/rays.ts";
import { TrianglePlane } from "../spatial/triangle-planes.ts";
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

/** Weights of a polygon's corners, no two pairs of which balance: what they make lies on no line of symmetry. */
const WEIGHTS = [1, 1.83, 1.37, 2.41, 1.13, 2.09, 1.61];

/** Faces of less difference in direction than this (cosine) can lie in one plane. */
export const PARALLEL = 0.5;

/**
 * How many times closed, outward surfaces contain a point: 0 outside, 1 inside, more where they overlap.
 *
 * Faces that lie in one plane are told apart as if each shell were made smaller by an amount too small to
 * measure, more for each next shell: faces that touch from both sides then stand apart, and of two that look
 * the same way the one of the earlier shell lies outside the other. So no part of the surface counts twice,
 * whatever the rounding of the corners.
 */
export class WindingNumbers {
  readonly #tree: TriangleTree;
  readonly #shellOf: Int32Array;
  readonly #flush: number;
  readonly #rays: RayCaster;
  readonly #other = new TrianglePlane();

  /** `flush`: the distance within which triangles lie in one plane. */
  constructor(tree: TriangleTree, shellOf: Int32Array, flush: number) {
    this.#tree = tree;
    this.#shellOf = shellOf;
    this.#flush = flush;
    this.#rays = new RayCaster(tree);
  }

  /**
   * Just outside of a part of a face that no other surface divides (corners x y z). Two rays from different
   * points must agree, else a third decides: a ray through an edge may count it twice or not at all.
   */
  outsideOf(face: number, plane: TrianglePlane, cell: ArrayLike<number>): number {
    const along = ({ direction, cosine }: Outward, turn: number) => {
      const back = this.#flush / cosine;
      const point = pointIn(cell, turn);
      const from = point.map((value, axis) => value - back * direction[axis]!);
      let winding = 0;
      for (const { triangle, distance, facing } of this.#rays.all(from, direction, 0)) {
        if (triangle === face) continue;
        const isBeyond = distance > 2 * back ? true : this.#isBeyond(face, plane, triangle, distance > back);
        if (isBeyond) winding += facing > 0 ? 1 : -1;
      }
      return winding;
    };
    const [first, second, third] = outward(plane);
    const one = along(first!, 0);
    const two = along(second!, 1);
    return one === two ? one : median(one, two, along(third!, 2));
  }

  /** Whether a triangle within `flush` of a face lies outside of it: by the order where both lie in one plane. */
  #isBeyond(face: number, plane: TrianglePlane, triangle: number, isFurther: boolean): boolean {
    const { nx, ny, nz } = this.#other.load(this.#tree.positions, this.#tree.triangles, triangle);
    const cosine = nx * plane.nx + ny * plane.ny + nz * plane.nz;
    if (Math.abs(cosine) < PARALLEL) return isFurther;
    return cosine < 0 || isOuter(this.#shellOf, triangle, face);
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

/** Of two faces that look the same way in one plane, the one that counts as the outer. */
function isOuter(shellOf: Int32Array, one: number, other: number): boolean {
  return shellOf[one] === shellOf[other] ? one < other : shellOf[one]! < shellOf[other]!;
}

interface Outward {
  direction: number[];
  cosine: number;
}

/** The three directions steepest to a plane, turned to its outside. */
function outward({ nx, ny, nz }: TrianglePlane): Outward[] {
  return DIRECTIONS.map((direction) => ({
    direction,
    cosine: direction[0]! * nx + direction[1]! * ny + direction[2]! * nz,
  }))
    .sort((a, b) => Math.abs(b.cosine) - Math.abs(a.cosine))
    .slice(0, 3)
    .map(({ direction, cosine }) => ({
      direction: cosine < 0 ? direction.map((value) => -value) : direction,
      cosine: Math.abs(cosine),
    }));
}

const median = (a: number, b: number, c: number): number =>
  Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
