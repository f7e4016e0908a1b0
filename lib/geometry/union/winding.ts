import { RayCaster } from "../spatial/rays.ts";
import type { TriangleTree } from "../spatial/triangle-tree.ts";

/** Directions along no axis, plane or diagonal that a modelled edge is likely to share. */
const DIRECTIONS = [
  [0.5377, 0.2713, 0.7983],
  [-0.6131, 0.7307, -0.3001],
  [0.1873, -0.8429, 0.5044],
].map((d) => {
  const length = Math.sqrt(d[0]! * d[0]! + d[1]! * d[1]! + d[2]! * d[2]!);
  return d.map((value) => value / length);
});

/** How many times closed, outward surfaces contain a point: 0 outside, 1 inside, more where they overlap. */
export class WindingNumbers {
  readonly #rays: RayCaster;

  constructor(tree: TriangleTree) {
    this.#rays = new RayCaster(tree);
  }

  /** Two rays must agree, else a third decides: a ray through an edge may count it twice or not at all. */
  at(point: ArrayLike<number>): number {
    const one = this.#along(point, 0);
    const two = this.#along(point, 1);
    return one === two ? one : this.#median(one, two, this.#along(point, 2));
  }

  #along(point: ArrayLike<number>, direction: number): number {
    let winding = 0;
    for (const { facing } of this.#rays.all(point, DIRECTIONS[direction]!, 0)) winding += facing > 0 ? 1 : -1;
    return winding;
  }

  #median(a: number, b: number, c: number): number {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
