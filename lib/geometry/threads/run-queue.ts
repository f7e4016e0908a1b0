import { type CornerRun, RUN } from "../corner-run.ts";

/** Runs under way: enough that neither thread waits for the other's every hiccup, few enough for a cache. */
const ROOM = 256;
const WORDS_A_RUN = 4 * RUN;

/** So many runs wake a thread that waits: each wake costs as much as some of them. */
const A_WAKE = 64;

/** Words in front of the runs: how many were filled and emptied so far, each with `OVER` once no more will be. */
const FILLED = 0;
const EMPTIED = 1;
/** Of the emptied runs: corners, and the vertices that they are numbered by. */
const CORNERS = 2;
const VERTICES = 3;
const COUNTS = 4;
const HEADER = COUNTS + ROOM;
const OVER = 1 << 30;

/** A wait for the other thread that lasts this long means that it is dead. */
const PATIENCE_MS = 15_000;

/** Runs of corners that pass from one thread to another through shared memory, in order, without a copy. */
export class RunQueue {
  readonly buffer: SharedArrayBuffer;
  readonly #words: Int32Array;
  readonly #runs: CornerRun[];
  /** Of this end: runs filled, or taken. */
  #at = 0;

  /** Both ends of a queue are made from one buffer. */
  constructor(buffer = new SharedArrayBuffer(4 * (HEADER + ROOM * WORDS_A_RUN))) {
    this.buffer = buffer;
    this.#words = new Int32Array(buffer, 0, HEADER);
    this.#runs = Array.from({ length: ROOM }, (_, i) => {
      const first = 4 * (HEADER + i * WORDS_A_RUN);
      return {
        corners: new Int32Array(buffer, first, 3 * RUN),
        hashes: new Int32Array(buffer, first + 12 * RUN, RUN),
      };
    });
  }

  /** The run to be filled next; null while there is no room. */
  free(): CornerRun | null {
    return this.#at - this.emptied < ROOM ? this.#runs[this.#at % ROOM]! : null;
  }

  get emptied(): number {
    return Atomics.load(this.#words, EMPTIED) & ~OVER;
  }

  /** Corners of the emptied runs. */
  get corners(): number {
    return Atomics.load(this.#words, CORNERS);
  }

  /** Vertices by which those corners are numbered, or more. */
  get vertices(): number {
    return Atomics.load(this.#words, VERTICES);
  }

  /** True once nobody takes runs any more. */
  get isLeft(): boolean {
    return Atomics.load(this.#words, EMPTIED) >= OVER;
  }

  /** Waits until more than `emptied` runs are, or nobody takes runs any more. */
  waitForMore(emptied: number): void {
    if (Atomics.wait(this.#words, EMPTIED, emptied, PATIENCE_MS) === "timed-out")
      throw new Error("the second thread takes no more runs");
  }

  /** Hands over the run that `free` gave, with so many corners. */
  fill(count: number): void {
    this.#words[COUNTS + (this.#at % ROOM)] = count;
    this.#tell(FILLED, ++this.#at);
  }

  /** Says that no more runs come. */
  end(): void {
    this.#tell(FILLED, Atomics.load(this.#words, FILLED) | OVER);
  }

  /**
   * Gives each run to `take` until they end; it returns the vertices numbered so far. What it throws ends the queue
   * for the other thread, too.
   */
  takeAll(take: (run: CornerRun, count: number) => number): void {
    try {
      for (;;) {
        const filled = Atomics.load(this.#words, FILLED);
        if (this.#at < (filled & ~OVER)) {
          const count = this.#words[COUNTS + (this.#at % ROOM)]!;
          const vertices = take(this.#runs[this.#at % ROOM]!, count);
          Atomics.store(this.#words, VERTICES, vertices);
          Atomics.add(this.#words, CORNERS, count);
          this.#tell(EMPTIED, ++this.#at);
        } else if (filled >= OVER) return;
        else Atomics.wait(this.#words, FILLED, filled);
      }
    } finally {
      this.#tell(EMPTIED, this.#at | OVER);
    }
  }

  /** The end of either side always wakes. */
  #tell(word: number, value: number): void {
    Atomics.store(this.#words, word, value);
    if (value % A_WAKE === 0 || value >= OVER) Atomics.notify(this.#words, word);
  }
}
