import { closestPoint } from "../spatial/closest-point.ts";
import { RayCaster } from "../spatial/rays.ts";
import { TrianglePlane } from "../spatial/triangle-planes.ts";
import type { TriangleTree } from "../spatial/triangle-tree.ts";

/**
 * Two surfaces form a wall if they face each other within 37 degrees; a ray that leaves through a steeper
 * surface has met an edge or a bevel, which is thin nowhere but at its tip.
 */
const FACING = 0.8;

/** A ball is shrunk only for what pokes into it by more than 2 %: else a round wall touches it everywhere. */
const SLACK = 0.98;

export interface Wall {
  /** Straight inward to where the ray leaves the metal, file units. */
  ray: number;
  /** Diameter of the largest ball inside that touches the point, where an opposite wall stops it; else NaN. */
  wall: number;
}

/** Measures walls from surface points of closed, outward shells. */
export class WallProbe {
  readonly #tree: TriangleTree;
  readonly #rays: RayCaster;
  readonly #several: boolean;
  readonly #step: number;
  readonly #refineBelow: number;
  readonly #plane = new TrianglePlane();
  readonly #normal = [0, 0, 0];
  readonly #inward = [0, 0, 0];

  /**
   * `several`: more than one shell, so that a point may lie inside another one; `diagonal` of the box; walls
   * above `refineBelow` are far from any limit and keep their ray.
   */
  constructor(tree: TriangleTree, several: boolean, diagonal: number, refineBelow: number) {
    this.#tree = tree;
    this.#rays = new RayCaster(tree);
    this.#several = several;
    this.#step = 1e-7 * diagonal;
    this.#refineBelow = refineBelow;
  }

  /** The wall under a point of a triangle; null where the point is buried or the ray meets nothing. */
  at(point: ArrayLike<number>, triangle: number): Wall | null {
    const plane = this.#plane.load(this.#tree.positions, this.#tree.triangles, triangle);
    if (plane.doubled === 0) return null;
    this.#normal[0] = plane.nx;
    this.#normal[1] = plane.ny;
    this.#normal[2] = plane.nz;
    for (let axis = 0; axis < 3; axis++) this.#inward[axis] = -this.#normal[axis]!;
    const exit = this.#exit(point);
    if (!exit) return null;
    if (exit.facing < FACING) return { ray: exit.distance, wall: Number.NaN };
    const refine = exit.distance < this.#refineBelow;
    return { ray: exit.distance, wall: refine ? this.#ball(point, exit.distance) : exit.distance };
  }

  /** Where an inward ray leaves the metal, counting shells in and out; null if it starts below the surface. */
  #exit(point: ArrayLike<number>): { distance: number; facing: number } | null {
    if (!this.#several) {
      const hit = this.#rays.nearest(point, this.#inward, this.#step);
      if (!hit || hit.facing > 0) return hit;
    }
    const hits = this.#rays.all(point, this.#inward, this.#step);
    let depth = hits.reduce((sum, { facing }) => sum + (facing > 0 ? 1 : -1), 0);
    if (depth !== 1) return null;
    for (const hit of hits) {
      depth += hit.facing > 0 ? -1 : 1;
      if (depth === 0) return hit;
    }
    return null;
  }

  /** Shrinks a ball at the point until nothing pokes into it (Ma, Bae and Choi 2012). */
  #ball(point: ArrayLike<number>, ray: number): number {
    let radius = ray / 2;
    const centre = [0, 0, 0];
    const other = new TrianglePlane();
    for (let turn = 0; turn < 8; turn++) {
      for (let axis = 0; axis < 3; axis++) centre[axis] = point[axis]! + radius * this.#inward[axis]!;
      const touch = closestPoint(this.#tree, centre, radius * SLACK);
      if (!touch) break;
      other.load(this.#tree.positions, this.#tree.triangles, touch.triangle);
      const facing = other.nx * this.#inward[0]! + other.ny * this.#inward[1]! + other.nz * this.#inward[2]!;
      if (facing < FACING) break;
      let squared = 0;
      let along = 0;
      for (let axis = 0; axis < 3; axis++) {
        const d = touch.point[axis]! - point[axis]!;
        squared += d * d;
        along += d * this.#inward[axis]!;
      }
      if (along <= 0) break;
      radius = Math.min(radius, squared / (2 * along));
    }
    return 2 * radius;
  }
}
