import { GeometryRefusal } from "./refusal.ts";

/** As in VertexWelder: longer chains come from files made to collide. */
const LONGEST_CHAIN = 512;
const MINUS_ZERO = 0x80000000 | 0;

/**
 * VertexWelder for positions that are 32-bit numbers, by their bits: half the memory and fewer operations. Equal
 * positions get equal numbers in order of first appearance; -0 equals 0. Takes no NaN.
 */
export class FloatWelder {
  count = 0;
  #bits: Int32Array;
  #slots: Int32Array;
  #mask: number;

  constructor(expected: number) {
    this.#bits = new Int32Array(3 * Math.max(64, Math.ceil(expected)));
    let size = 256;
    while (size < expected * 2) size *= 2;
    this.#slots = new Int32Array(size);
    this.#mask = size - 1;
  }

  /** The number of a position given by the bits of its three 32-bit coordinates. */
  add(ax: number, ay: number, az: number): number {
    const x = ax === MINUS_ZERO ? 0 : ax;
    const y = ay === MINUS_ZERO ? 0 : ay;
    const z = az === MINUS_ZERO ? 0 : az;
    const slots = this.#slots;
    const mask = this.#mask;
    const bits = this.#bits;
    let slot = hashOf(x, y, z) & mask;
    for (let probes = 0; probes <= LONGEST_CHAIN; probes++) {
      const id = slots[slot]! - 1;
      if (id < 0) return this.#insert(slot, x, y, z);
      const o = id * 3;
      if (bits[o] === x && bits[o + 1] === y && bits[o + 2] === z) return id;
      slot = (slot + 1) & mask;
    }
    throw new GeometryRefusal("TOO_COMPLEX");
  }

  #insert(slot: number, x: number, y: number, z: number): number {
    const id = this.count++;
    const o = id * 3;
    if (o === this.#bits.length) {
      const grown = new Int32Array(o * 2);
      grown.set(this.#bits);
      this.#bits = grown;
    }
    this.#bits[o] = x;
    this.#bits[o + 1] = y;
    this.#bits[o + 2] = z;
    this.#slots[slot] = id + 1;
    if (this.count * 2 > this.#mask) this.#grow();
    return id;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    const bits = this.#bits;
    for (let id = 0; id < this.count; id++) {
      const o = id * 3;
      let slot = hashOf(bits[o]!, bits[o + 1]!, bits[o + 2]!) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    this.#slots = slots;
    this.#mask = mask;
  }

  /** The welded positions, x y z each; the table is given up. */
  finish(): Float64Array {
    this.#slots = new Int32Array(0);
    const positions = Float64Array.from(new Float32Array(this.#bits.buffer, 0, 3 * this.count));
    this.#bits = new Int32Array(0);
    return positions;
  }
}

/** All bits of the three count; multiply and rotate as in xxHash. */
function hashOf(x: number, y: number, z: number): number {
  let h = Math.imul(x, 0x9e3779b1);
  h = Math.imul(((h << 13) | (h >>> 19)) ^ y, 0x85ebca6b);
  h = Math.imul(((h << 13) | (h >>> 19)) ^ z, 0xc2b2ae35);
  h ^= h >>> 15;
  h = Math.imul(h, 0x27d4eb2f);
  return h ^ (h >>> 13);
}
