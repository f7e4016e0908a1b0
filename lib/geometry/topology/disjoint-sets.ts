import { memory } from "../threads/memory.ts";

/** Union-find over numbers 0..n-1, path halving, smaller root wins: labels are then in order of appearance. */
export class DisjointSets {
  readonly parent: Int32Array;

  /** `shared`: whether other threads will read them. */
  constructor(size: number, shared = false) {
    this.parent = new Int32Array(memory(4 * size, shared));
    for (let i = 0; i < size; i++) this.parent[i] = i;
  }

  find(of: number): number {
    const parent = this.parent;
    let i = of;
    let up = parent[i]!;
    while (up !== i) {
      const above = parent[up]!;
      parent[i] = above;
      i = up === above ? up : above;
      up = parent[i]!;
    }
    return i;
  }

  union(a: number, b: number): void {
    const ra = this.find(a);
    const rb = this.find(b);
    if (ra < rb) this.parent[rb] = ra;
    else if (rb < ra) this.parent[ra] = rb;
  }
}
