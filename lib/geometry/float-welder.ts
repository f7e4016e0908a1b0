import { type CornerRun, hashOf } from "./corner-run.ts";
import { GeometryRefusal } from "./refusal.ts";
import { memory } from "./threads/memory.ts";

/** As in VertexWelder: longer chains come from files made to collide. */
const LONGEST_CHAIN = 512;
/** A slot holds a vertex's number plus 1; the bits above are of its hash and tell most strangers apart. */
const NUMBER = 2 ** 26 - 1;
/** Bits of a NaN, which no corner has. */
const NOWHERE = 0x7fffffff;
/** Vertices met lately, by hash: most corners belong to one, and this table stays in the nearest cache. */
const RECENT_BITS = 14;
const RECENT_SHIFT = 32 - RECENT_BITS;

/**
 * VertexWelder for positions that are 32-bit numbers, by their bits: half the memory and fewer operations. Equal
 * positions get equal numbers in order of first appearance. Takes no NaN.
 */
export class FloatWelder {
  count = 0;
  /** In the upper half of a buffer that `finish` widens in place. */
  #bits: Int32Array;
  #slots: Int32Array;
  readonly #recent = new Int32Array(1 << RECENT_BITS);
  readonly #shared: boolean;

  /** `shared`: whether other threads will read the positions. */
  constructor(expected: number, shared = false) {
    this.#shared = shared;
    this.#bits = bitsFor(Math.max(64, Math.ceil(expected)), shared);
    this.#bits[0] = NOWHERE;
    let size = 256;
    while (size < expected * 2) size *= 2;
    this.#slots = new Int32Array(size);
  }

  /** Writes the numbers of the first `count` corners of a hashed run to `out` from `at` on. Throws TOO_COMPLEX. */
  weld(run: CornerRun, count: number, out: Uint32Array, at: number): void {
    for (let done = 0; ; this.#grow()) {
      done = this.#number(run, done, count, out, at);
      if (done === count) return;
    }
  }

  /**
   * Ends early, at the corner it returns, when a table is full: growth inside would slow the loops. The inner one is
   * alone so that the engine keeps what it needs in registers; four corners of five never leave it.
   */
  #number({ corners, hashes }: CornerRun, first: number, end: number, out: Uint32Array, at: number): number {
    const bits = this.#bits;
    const slots = this.#slots;
    const recent = this.#recent;
    const most = Math.min(bits.length / 3, slots.length >>> 1);
    let count = this.count;
    let i = first;
    for (; i < end; i++) {
      for (; i < end; i++) {
        const id = recent[hashes[i]! >>> RECENT_SHIFT]!;
        if (differs(bits, id, corners[3 * i]!, corners[3 * i + 1]!, corners[3 * i + 2]!)) break;
        out[at + i] = id;
      }
      if (i === end) break;
      const hash = hashes[i]!;
      const slot = slotOf(slots, bits, hash, corners, 3 * i);
      let id = (slots[slot]! & NUMBER) - 1;
      if (id < 0) {
        if (count === most) break;
        id = count++;
        bits[3 * id] = corners[3 * i]!;
        bits[3 * id + 1] = corners[3 * i + 1]!;
        bits[3 * id + 2] = corners[3 * i + 2]!;
        slots[slot] = (hash & ~NUMBER) | count;
      }
      recent[hash >>> RECENT_SHIFT] = id;
      out[at + i] = id;
    }
    this.count = count;
    return i;
  }

  #grow(): void {
    if (3 * this.count === this.#bits.length) {
      const bits = bitsFor(2 * this.count, this.#shared);
      bits.set(this.#bits);
      this.#bits = bits;
    }
    if (2 * this.count < this.#slots.length) return;
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    const bits = this.#bits;
    for (let id = 0; id < this.count; id++) {
      const hash = hashOf(bits[3 * id]!, bits[3 * id + 1]!, bits[3 * id + 2]!);
      let slot = hash & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = (hash & ~NUMBER) | (id + 1);
    }
    this.#slots = slots;
  }

  /** The welded positions, x y z each; the table is given up. */
  finish(): Float64Array {
    this.#slots = new Int32Array(0);
    const { buffer, byteOffset } = this.#bits;
    const narrow = new Float32Array(buffer, byteOffset, 3 * this.count);
    const wide = new Float64Array(buffer, 0, narrow.length);
    for (let i = 0; i < narrow.length; i++) wide[i] = narrow[i]!;
    return wide;
  }
}

/** Room for the bits of `vertices` positions, behind as much room again. */
const bitsFor = (vertices: number, shared: boolean) =>
  new Int32Array(memory(24 * vertices, shared), 12 * vertices);

const differs = (bits: Int32Array, id: number, x: number, y: number, z: number): boolean =>
  ((bits[3 * id]! ^ x) | (bits[3 * id + 1]! ^ y) | (bits[3 * id + 2]! ^ z)) !== 0;

/** The slot that holds a position, or the empty one where it belongs. */
function slotOf(
  slots: Int32Array,
  bits: Int32Array,
  hash: number,
  corners: Int32Array,
  corner: number,
): number {
  const x = corners[corner]!;
  const y = corners[corner + 1]!;
  const z = corners[corner + 2]!;
  const mask = slots.length - 1;
  let slot = hash & mask;
  for (let probes = 0; probes <= LONGEST_CHAIN; probes++) {
    const found = slots[slot]!;
    if (found === 0) return slot;
    if (((found ^ hash) & ~NUMBER) === 0 && !differs(bits, (found & NUMBER) - 1, x, y, z)) return slot;
    slot = (slot + 1) & mask;
  }
  throw new GeometryRefusal("TOO_COMPLEX");
}
