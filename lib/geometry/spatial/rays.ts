import { leafStart, type TriangleTree } from "./triangle-tree.ts";

/** A place where a ray passes a triangle. */
export interface Crossing {
  /** Distance along the (unit) direction. */
  distance: number;
  triangle: number;
  /** Cosine between direction and the triangle's outward normal: positive where the ray leaves. */
  facing: number;
}

const STACK = new Int32Array(128);
/** A crossing that is kept, to be sorted with the others, costs as much as looking at so many triangles. */
const KEPT = 48;

/** Rays against a triangle tree; reuse one object for many rays. */
export class RayCaster {
  readonly #tree: TriangleTree;
  readonly #o = new Float64Array(3);
  readonly #d = new Float64Array(3);
  readonly #inverse = new Float64Array(3);
  readonly #hits: Crossing[] = [];
  #nearest = 0;
  #all = false;

  constructor(tree: TriangleTree) {
    this.#tree = tree;
  }

  /** The nearest crossing beyond `from`; null if the ray meets nothing. */
  nearest(origin: ArrayLike<number>, direction: ArrayLike<number>, from: number): Crossing | null {
    this.#cast(origin, direction, from, false);
    return this.#hits[0] ?? null;
  }

  /** All crossings beyond `from`, by distance; a triangle that stands in several leaves comes once. */
  all(origin: ArrayLike<number>, direction: ArrayLike<number>, from: number): Crossing[] {
    this.#cast(origin, direction, from, true);
    this.#hits.sort((a, b) => a.distance - b.distance || a.triangle - b.triangle);
    return this.#hits.filter(({ triangle }, i, hits) => triangle !== hits[i - 1]?.triangle);
  }

  #cast(origin: ArrayLike<number>, direction: ArrayLike<number>, from: number, all: boolean): void {
    for (let axis = 0; axis < 3; axis++) {
      this.#o[axis] = origin[axis]!;
      this.#d[axis] = direction[axis]!;
      this.#inverse[axis] = 1 / (direction[axis]! || 1e-300);
    }
    this.#hits.length = 0;
    this.#all = all;
    this.#nearest = Infinity;
    this.#descend(from);
  }

  #descend(from: number): void {
    const { leaves } = this.#tree;
    let depth = 0;
    STACK[depth++] = 1;
    while (depth > 0) {
      const node = STACK[--depth]!;
      if (this.#enters(node) > this.#nearest) continue;
      if (node >= leaves) {
        this.#leaf(node - leaves, from);
        continue;
      }
      const left = this.#enters(2 * node);
      const right = this.#enters(2 * node + 1);
      const nearLeft = left <= right;
      const far = nearLeft ? right : left;
      if (far <= this.#nearest && far < Infinity) STACK[depth++] = nearLeft ? 2 * node + 1 : 2 * node;
      const near = nearLeft ? left : right;
      if (near <= this.#nearest && near < Infinity) STACK[depth++] = nearLeft ? 2 * node : 2 * node + 1;
    }
  }

  /** Distance at which the ray enters a node's box; Infinity if it passes by. */
  #enters(node: number): number {
    const boxes = this.#tree.boxes;
    const at = 6 * node;
    const o = this.#o;
    const inverse = this.#inverse;
    const ax = (boxes[at]! - o[0]!) * inverse[0]!;
    const bx = (boxes[at + 3]! - o[0]!) * inverse[0]!;
    const ay = (boxes[at + 1]! - o[1]!) * inverse[1]!;
    const by = (boxes[at + 4]! - o[1]!) * inverse[1]!;
    const az = (boxes[at + 2]! - o[2]!) * inverse[2]!;
    const bz = (boxes[at + 5]! - o[2]!) * inverse[2]!;
    const enter = Math.max(Math.min(ax, bx), Math.min(ay, by), Math.min(az, bz), 0);
    const leave = Math.min(Math.max(ax, bx), Math.max(ay, by), Math.max(az, bz));
    return enter <= leave ? enter : Infinity;
  }

  #leaf(leaf: number, from: number): void {
    const tree = this.#tree;
    const end = leafStart(tree, leaf + 1);
    tree.tests += end - leafStart(tree, leaf);
    for (let i = leafStart(tree, leaf); i < end; i++) this.#triangle(tree.order[i]!, from);
  }

  /** Moeller and Trumbore 1997, both sides, edges included. */
  #triangle(triangle: number, from: number): void {
    const { positions: p, triangles } = this.#tree;
    const a = triangles[3 * triangle]! * 3;
    const b = triangles[3 * triangle + 1]! * 3;
    const c = triangles[3 * triangle + 2]! * 3;
    const dx = this.#d[0]!;
    const dy = this.#d[1]!;
    const dz = this.#d[2]!;
    const ux = p[b]! - p[a]!;
    const uy = p[b + 1]! - p[a + 1]!;
    const uz = p[b + 2]! - p[a + 2]!;
    const vx = p[c]! - p[a]!;
    const vy = p[c + 1]! - p[a + 1]!;
    const vz = p[c + 2]! - p[a + 2]!;
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    const along = dx * nx + dy * ny + dz * nz;
    if (along === 0) return;
    const sx = p[a]! - this.#o[0]!;
    const sy = p[a + 1]! - this.#o[1]!;
    const sz = p[a + 2]! - this.#o[2]!;
    const distance = (sx * nx + sy * ny + sz * nz) / along;
    if (!(distance > from) || distance > this.#nearest) return;
    const qx = sy * dz - sz * dy;
    const qy = sz * dx - sx * dz;
    const qz = sx * dy - sy * dx;
    const e = (qx * vx + qy * vy + qz * vz) / along;
    const f = -(qx * ux + qy * uy + qz * uz) / along;
    if (e < 0 || f < 0 || e + f > 1) return;
    this.#keep({ distance, triangle, facing: along / Math.sqrt(nx * nx + ny * ny + nz * nz) });
  }

  #keep(crossing: Crossing): void {
    if (!this.#all) {
      this.#hits[0] = crossing;
      this.#nearest = crossing.distance;
      return;
    }
    this.#hits.push(crossing);
    this.#tree.tests += KEPT;
  }
}
