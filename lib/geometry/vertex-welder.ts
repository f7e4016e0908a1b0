import { GeometryRefusal } from "./refusal.ts";

const bits = new ArrayBuffer(24);
const asNumbers = new Float64Array(bits);
const asWords = new Int32Array(bits);

/** 32-bit hash of three 64-bit numbers; all bits of each count (xxHash-style multiply and rotate). */
function hashOf(x: number, y: number, z: number): number {
  asNumbers[0] = x;
  asNumbers[1] = y;
  asNumbers[2] = z;
  let h = Math.imul(asWords[1]! ^ Math.imul(asWords[0]!, 0x2c1b3c6d), 0x9e3779b1);
  h = Math.imul(((h << 13) | (h >>> 19)) ^ asWords[3]! ^ Math.imul(asWords[2]!, 0x297a2d39), 0x85ebca6b);
  h = Math.imul(((h << 13) | (h >>> 19)) ^ asWords[5]! ^ Math.imul(asWords[4]!, 0x1b56c4e9), 0xc2b2ae35);
  h ^= h >>> 15;
  h = Math.imul(h, 0x27d4eb2f);
  return h ^ (h >>> 13);
}

/** At a load of one half the longest chance chain among 20 M points is about 90 (linear probing). */
const LONGEST_CHAIN = 512;

/**
 * Gives equal positions equal numbers, in order of first appearance; -0 equals 0, no tolerance.
 * An open-addressing table over typed arrays. A file made so that all its hashes collide is refused
 * (TOO_COMPLEX) instead of taking quadratic time.
 */
export class VertexWelder {
  count = 0;
  positions: Float64Array;
  #slots: Int32Array;
  #mask: number;
  #partStart = 0;

  constructor(expected: number) {
    this.positions = new Float64Array(3 * Math.max(64, expected));
    let size = 256;
    while (size < expected * 2) size *= 2;
    this.#slots = new Int32Array(size);
    this.#mask = size - 1;
  }

  /** Forgets the table but keeps the vertices: what follows belongs to another part. */
  startPart(): void {
    this.#slots = new Int32Array(256);
    this.#mask = 255;
    this.#partStart = this.count;
  }

  add(ax: number, ay: number, az: number): number {
    const x = ax + 0;
    const y = ay + 0;
    const z = az + 0;
    const slots = this.#slots;
    const mask = this.#mask;
    const positions = this.positions;
    let slot = hashOf(x, y, z) & mask;
    for (let probes = 0; ; probes++) {
      const id = slots[slot]! - 1;
      if (id < 0) break;
      const o = id * 3;
      if (positions[o] === x && positions[o + 1] === y && positions[o + 2] === z) return id;
      slot = (slot + 1) & mask;
      if (probes > LONGEST_CHAIN) throw new GeometryRefusal("TOO_COMPLEX");
    }
    return this.#insert(slot, x, y, z);
  }

  #insert(slot: number, x: number, y: number, z: number): number {
    const id = this.count++;
    const o = id * 3;
    if (o === this.positions.length) {
      const grown = new Float64Array(o * 2);
      grown.set(this.positions);
      this.positions = grown;
    }
    this.positions[o] = x;
    this.positions[o + 1] = y;
    this.positions[o + 2] = z;
    this.#slots[slot] = id + 1;
    const own = this.count - this.#partStart;
    if (own * 2 > this.#mask) this.#grow();
    return id;
  }

  #grow(): void {
    const size = this.#slots.length * 2;
    const slots = new Int32Array(size);
    const mask = size - 1;
    const positions = this.positions;
    for (let id = this.#partStart; id < this.count; id++) {
      const o = id * 3;
      let slot = hashOf(positions[o]!, positions[o + 1]!, positions[o + 2]!) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    this.#slots = slots;
    this.#mask = mask;
  }

  /** The welded positions, x y z each. */
  finish(): Float64Array {
    return this.positions.subarray(0, this.count * 3);
  }
}
