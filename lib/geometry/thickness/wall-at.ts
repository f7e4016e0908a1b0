import { closestPoint } from "../spatial/closest-point.ts";
import { RayCaster } from "../spatial/rays.ts";
import { TrianglePlane } from "../spatial/triangle-planes.ts";
import type { TriangleTree } from "../spatial/triangle-tree.ts";

/**
 * Two surfaces form a wall if they face each other within 26 degrees: cosine. Those that run together more steeply make
 * an edge, a bevel or a point, which is thin nowhere but at its tip: the points of a five-pointed star have 36 degrees,
 * the sides of a wire of seven flats 25.7.
 */
const FACING = 0.899;
/** The same for the points where a ball touches: squared cosine of the angle between the way to the other and inward. */
const OPPOSITE = (1 + FACING) / 2;
/** A ball that has not come to rest after so many turns lies at a sharp edge. */
const TURNS = 12;
/** Two faces hold a ball if they are no further apart, in radii, from its middle. */
const HELD = 1.2;
/** A face so steep to the wall is a side of it: cosine. */
const BESIDE = 0.2;

/** A ball is shrunk only for what pokes into it by more than 2 %: else a round wall touches it everywhere. */
const SLACK = 0.98;

/** Share of the diagonal within which shells touch: as for their union. */
const FLUSH = 2e-6;

/** Added to a direction of length 1, or taken from it: it then runs along no edge that modelled faces have in common. */
const SKEW = [0.1373, -0.2459, 0.3091];

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
  readonly #flush: number;
  readonly #refineBelow: number;
  readonly #plane = new TrianglePlane();
  readonly #touched = new TrianglePlane();
  readonly #normal = [0, 0, 0];
  readonly #inward = [0, 0, 0];
  readonly #middle = [0, 0, 0];
  readonly #way = [0, 0, 0];

  /**
   * `several`: more than one shell, so that a point may lie inside another one; `diagonal` of the box; walls
   * above `refineBelow` are far from any limit and keep their ray.
   */
  constructor(tree: TriangleTree, several: boolean, diagonal: number, refineBelow: number) {
    this.#tree = tree;
    this.#rays = new RayCaster(tree);
    this.#several = several;
    this.#step = 1e-7 * diagonal;
    this.#flush = FLUSH * diagonal;
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
    const { distance: ray } = exit;
    const isFaced = exit.facing >= FACING;
    if (ray >= this.#refineBelow) return { ray, wall: isFaced ? ray : Number.NaN };
    if (this.#several && this.#isBuried(point, this.#normal, 1)) return null;
    return { ray, wall: this.#ball(point, ray, isFaced) };
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
    for (const [i, hit] of hits.entries()) {
      depth += hit.facing > 0 ? -1 : 1;
      const next = hits[i + 1];
      const isTouched = next && next.facing < 0 && next.distance - hit.distance <= this.#flush;
      if (depth === 0 && !isTouched) return hit;
    }
    return null;
  }

  /**
   * Whether a point of one shell lies inside of another, or against it, so that metal goes on there: what is met next on
   * two ways out is left, not entered.
   */
  #isBuried(point: ArrayLike<number>, outward: ArrayLike<number>, length: number): boolean {
    return this.#leaves(point, outward, length, 1) && this.#leaves(point, outward, length, -1);
  }

  #leaves(point: ArrayLike<number>, outward: ArrayLike<number>, length: number, side: 1 | -1): boolean {
    let squared = 0;
    for (let axis = 0; axis < 3; axis++) {
      this.#way[axis] = outward[axis]! / length + side * SKEW[axis]!;
      squared += this.#way[axis]! ** 2;
    }
    for (let axis = 0; axis < 3; axis++) this.#way[axis]! /= Math.sqrt(squared);
    return (this.#rays.nearest(point, this.#way, this.#flush)?.facing ?? 0) > 0;
  }

  /** Whether metal goes on at a point that a ball touches: on the way from its middle. */
  #goesOn(point: readonly number[]): boolean {
    const out = point.map((value, axis) => value - this.#middle[axis]!);
    const length = Math.sqrt(out.reduce((sum, value) => sum + value * value, 0));
    return this.#isBuried(point, out, length || 1);
  }

  /**
   * Shrinks a ball at the point until nothing pokes into it from the other side (Ma, Bae and Choi 2012): a face of the
   * wall, or the bottom of a groove, which the ball must then touch opposite the point; or two faces, one to each hand,
   * as in a wire of three or five sides. What lies beside the point ends the search, and what is buried in another body.
   * NaN where the ray has met no wall (`isFaced`), and the ball neither.
   */
  #ball(point: ArrayLike<number>, ray: number, isFaced: boolean): number {
    const way = [0, 0, 0];
    let radius = ray / 2;
    let wall = isFaced ? ray : Number.NaN;
    let isOpposite = true;
    for (let turn = 0; turn < TURNS; turn++) {
      this.#place(point, radius);
      const touch = closestPoint(this.#tree, this.#middle, radius * SLACK);
      if (!touch) {
        const isStopped = isOpposite || (Number.isNaN(wall) && this.#isHeld(radius, way));
        return isStopped ? 2 * radius : wall;
      }
      const { nx, ny, nz } = this.#touched.load(this.#tree.positions, this.#tree.triangles, touch.triangle);
      const facing = nx * this.#inward[0]! + ny * this.#inward[1]! + nz * this.#inward[2]!;
      let squared = 0;
      let along = 0;
      for (let axis = 0; axis < 3; axis++) {
        way[axis] = touch.point[axis]! - point[axis]!;
        squared += way[axis]! * way[axis]!;
        along += way[axis]! * this.#inward[axis]!;
      }
      if (facing < BESIDE || along <= 0) return wall;
      if (this.#several && this.#goesOn(touch.point)) return wall;
      radius = Math.min(radius, squared / (2 * along));
      isOpposite = along * along >= OPPOSITE * squared;
      if (facing >= FACING) wall = 2 * radius;
    }
    return wall;
  }

  /** Puts the middle where a ball inside touches the point. */
  #place(point: ArrayLike<number>, radius: number): void {
    for (let axis = 0; axis < 3; axis++) this.#middle[axis] = point[axis]! + radius * this.#inward[axis]!;
  }

  /** Whether a ball that touches a face at the end of `way` touches another one about as far to the other hand. */
  #isHeld(radius: number, way: number[]): boolean {
    const along = way.reduce((sum, value, axis) => sum + value * this.#inward[axis]!, 0);
    const other = way.map((value, axis) => ((2 * along - radius) * this.#inward[axis]! - value) / radius);
    const hit = this.#rays.nearest(this.#middle, other, 0);
    return hit !== null && hit.distance <= HELD * radius;
  }
}
