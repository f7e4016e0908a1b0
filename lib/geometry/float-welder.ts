import { type CornerRun, hashOf, RUN } from "./corner-run.ts";
import { inBlocks } from "./in-blocks.ts";
import { GeometryRefusal } from "./refusal.ts";
import { memory } from "./threads/memory.ts";

/** As in VertexWelder: longer chains come from files made to collide. */
const LONGEST_CHAIN = 512;
/** A slot holds a vertex's number plus 1; the bits above are of its hash and tell most strangers apart. */
const NUMBER = 2 ** 26 - 1;
/** Bits of a NaN, which no corner has. */
const NOWHERE = 0x7fffffff;
/**
 * So many vertices met lately are kept at hand, by the highest bits of their hashes; for each four words, its position
 * and number. Four corners of five belong to one, and are compared there, nearer than the positions are.
 */
const MOST_RECENT = 1 << 15;
const RECENT_A_SLOT = 1 / 8;
/** Slots that the nearer caches hold; touching them beforehand costs more than it gives. */
const NEAR_SLOTS = 1 << 18;
const SEEN_BITS = 13;
const SEEN_SHIFT = 32 - SEEN_BITS;

/**
 * VertexWelder for positions that are 32-bit numbers, by their bits: half the memory and fewer operations. Equal
 * positions get equal numbers in order of first appearance. Takes no NaN.
 */
export class FloatWelder {
  /** In the upper half of a buffer that `finish` widens in place. */
  #bits: Int32Array;
  #slots: Int32Array;
  readonly #recent: Int32Array;
  readonly #shared: boolean;
  readonly #count = new Int32Array(1);
  /** Hashes met lately, and those of a run that are not among them. */
  readonly #seen = new Int32Array(1 << SEEN_BITS);
  readonly #unseen = new Int32Array(RUN + 1);

  /** `shared`: whether other threads will read the positions. */
  constructor(expected: number, shared = false) {
    this.#shared = shared;
    this.#bits = bitsFor(Math.max(64, Math.ceil(expected)), shared);
    let size = 256;
    while (size < expected * 2) size *= 2;
    this.#slots = new Int32Array(size);
    this.#recent = new Int32Array(4 * Math.min(MOST_RECENT, size * RECENT_A_SLOT));
    for (let i = 0; i < this.#recent.length; i += 4) this.#recent[i] = NOWHERE;
  }

  get count(): number {
    return this.#count[0]!;
  }

  /** Writes the numbers of the first `count` corners of a hashed run to `out` from `at` on. Throws TOO_COMPLEX. */
  weld({ corners, hashes }: CornerRun, count: number, out: Uint32Array, at: number): void {
    if (this.#slots.length > NEAR_SLOTS) touch(this.#slots, hashes, count, this.#seen, this.#unseen);
    for (let done = 0; ; this.#grow()) {
      const [bits, slots, recent] = [this.#bits, this.#slots, this.#recent];
      done = number(bits, slots, recent, this.#count, corners, hashes, done, count, out, at);
      if (done === count) return;
    }
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
    inBlocks(0, narrow.length, (from, to) => widen(narrow, wide, from, to));
    return wide;
  }
}

/**
 * Loads the slots that most likely will be asked for, all together: in `number` each load would wait for the one before
 * it, because what is done next depends on it. At 4 M triangles that halves the time of numbering.
 */
function touch(
  slots: Int32Array,
  hashes: Int32Array,
  count: number,
  seen: Int32Array,
  unseen: Int32Array,
): void {
  let some = 0;
  for (let i = 0; i < count; i++) {
    const hash = hashes[i]!;
    const place = hash >>> SEEN_SHIFT;
    const other = seen[place]! ^ hash;
    seen[place] = hash;
    unseen[some] = hash;
    // without a branch: none could be foretold
    some += (other | -other) >>> 31;
  }
  const mask = slots.length - 1;
  let touched = 0;
  for (let i = 0; i < some; i++) touched |= slots[unseen[i]! & mask]!;
  // to the engine a load whose value nobody takes is no load
  unseen[RUN] = touched;
}

/**
 * Numbers corners from `first` on, and counts new vertices in `counted`. Ends early, at the corner it returns, when a
 * table is full: growth inside would slow the loops. The inner one is alone so that the engine keeps what it needs in
 * registers; four corners of five never leave it.
 */
function number(
  bits: Int32Array,
  slots: Int32Array,
  recent: Int32Array,
  counted: Int32Array,
  corners: Int32Array,
  hashes: Int32Array,
  first: number,
  end: number,
  out: Uint32Array,
  at: number,
): number {
  const shift = Math.clz32(recent.length >>> 2) + 1;
  const most = Math.min(bits.length / 3, slots.length >>> 1);
  let count = counted[0]!;
  let i = first;
  for (; i < end; i++) {
    for (; i < end; i++) {
      const near = (hashes[i]! >>> shift) << 2;
      if (differs(recent, near, corners, 3 * i)) break;
      out[at + i] = recent[near + 3]!;
    }
    if (i === end) break;
    const hash = hashes[i]!;
    const slot = slotOf(slots, bits, hash, corners, 3 * i);
    let id = (slots[slot]! & NUMBER) - 1;
    if (id < 0) {
      if (count === most) break;
      id = count++;
      copy(corners, 3 * i, bits, 3 * id);
      slots[slot] = (hash & ~NUMBER) | count;
    }
    const near = (hash >>> shift) << 2;
    copy(corners, 3 * i, recent, near);
    recent[near + 3] = id;
    out[at + i] = id;
  }
  counted[0] = count;
  return i;
}

/** In one buffer and in order: a number is read before wider ones are written over it. */
function widen(narrow: Float32Array, wide: Float64Array, from: number, to: number): void {
  for (let i = from; i < to; i++) wide[i] = narrow[i]!;
}

/** Room for the bits of `vertices` positions, behind as much room again. */
const bitsFor = (vertices: number, shared: boolean) =>
  new Int32Array(memory(24 * vertices, shared), 12 * vertices);

const differs = (one: Int32Array, at: number, other: Int32Array, from: number): boolean =>
  ((one[at]! ^ other[from]!) | (one[at + 1]! ^ other[from + 1]!) | (one[at + 2]! ^ other[from + 2]!)) !== 0;

function copy(from: Int32Array, at: number, to: Int32Array, place: number): void {
  to[place] = from[at]!;
  to[place + 1] = from[at + 1]!;
  to[place + 2] = from[at + 2]!;
}

/** The slot that holds a position, or the empty one where it belongs. */
function slotOf(
  slots: Int32Array,
  bits: Int32Array,
  hash: number,
  corners: Int32Array,
  corner: number,
): number {
  const mask = slots.length - 1;
  let slot = hash & mask;
  for (let probes = 0; probes <= LONGEST_CHAIN; probes++) {
    const found = slots[slot]!;
    if (found === 0) return slot;
    const alike = ((found ^ hash) & ~NUMBER) === 0;
    if (alike && !differs(bits, 3 * ((found & NUMBER) - 1), corners, corner)) return slot;
    slot = (slot + 1) & mask;
  }
  throw new GeometryRefusal("TOO_COMPLEX");
}
