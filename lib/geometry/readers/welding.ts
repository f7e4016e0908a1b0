import { type CornerRun, hashCorners, RUN } from "../corner-run.ts";
import { FloatWelder } from "../float-welder.ts";
import { RunQueue } from "../threads/run-queue.ts";
import type { SecondThread } from "../threads/second-thread.ts";
import { HalfEdgePairing, type HalfEdgePairs } from "../topology/pair-half-edges.ts";

/** Triangles from which on handing over costs less than it gives. */
const WORTH_HANDING_OVER = 50_000;

interface Welded {
  positions: Float64Array;
  /** If there was time for them. */
  pairs: HalfEdgePairs | null;
}

/** Makes numbered corners of runs of corners. */
export interface Welding {
  /** Three vertex numbers a triangle; whole after `finish`. */
  readonly triangles: Uint32Array;
  /** Where the next corners go. */
  room(): CornerRun;
  /** Takes the first `count` corners in `room`. */
  take(count: number): void;
  /** Throws TOO_COMPLEX, as `room` and `take` may. */
  finish(): Welded;
}

/** Welds so many triangles, and lets a second thread number them if there is one and they are many. */
export function startWelding(triangles: number, second: SecondThread | null): Welding {
  return second !== null && triangles >= WORTH_HANDING_OVER
    ? new WeldingElsewhere(triangles, second)
    : new WeldingHere(triangles);
}

/** As many vertices as a closed surface has. */
const expectedVertices = (triangles: number): number => triangles / 2 + 16;

class WeldingHere implements Welding {
  readonly triangles: Uint32Array;
  readonly #run: CornerRun = { corners: new Int32Array(3 * RUN), hashes: new Int32Array(RUN) };
  readonly #welder: FloatWelder;
  #corners = 0;

  constructor(triangles: number) {
    this.triangles = new Uint32Array(3 * triangles);
    this.#welder = new FloatWelder(expectedVertices(triangles));
  }

  room(): CornerRun {
    return this.#run;
  }

  take(count: number): void {
    const { corners, hashes } = this.#run;
    hashCorners(corners, hashes, count);
    this.#welder.weld(this.#run, count, this.triangles, this.#corners);
    this.#corners += count;
  }

  finish(): Welded {
    return { positions: this.#welder.finish(), pairs: null };
  }
}

/** Another thread numbers; this one pairs half-edges of what is numbered whenever it would have to wait. */
class WeldingElsewhere implements Welding {
  readonly triangles: Uint32Array;
  readonly #queue = new RunQueue();
  readonly #second: SecondThread;
  readonly #pairing: HalfEdgePairing;
  #run: CornerRun | null = null;
  /** Triangles whose half-edges are paired. */
  #paired = 0;

  constructor(triangles: number, second: SecondThread) {
    this.triangles = new Uint32Array(new SharedArrayBuffer(12 * triangles));
    this.#pairing = new HalfEdgePairing(this.triangles);
    this.#second = second;
    second.begin({
      kind: "weld",
      queue: this.#queue.buffer,
      triangles: this.triangles,
      expected: expectedVertices(triangles),
    });
  }

  room(): CornerRun {
    this.#run ??= this.#queue.free();
    while (this.#run === null) {
      // the other thread has thrown: `end` throws the same
      if (this.#queue.isLeft) this.#second.end();
      this.#pairSome();
      this.#run = this.#queue.free();
    }
    return this.#run;
  }

  /** Pairs some of what is numbered, or waits until more is. */
  #pairSome(): void {
    const { emptied } = this.#queue;
    const numbered = this.#queue.corners / 3;
    if (this.#paired < numbered) {
      this.#paired = Math.min(numbered, this.#paired + RUN);
      this.#pairing.advance(this.#paired, this.#queue.vertices);
    } else this.#queue.waitForMore(emptied);
  }

  take(count: number): void {
    const { corners, hashes } = this.#run!;
    hashCorners(corners, hashes, count);
    this.#queue.fill(count);
    this.#run = null;
  }

  finish(): Welded {
    this.#queue.end();
    while (!this.#queue.isLeft) this.#pairSome();
    // while the other thread finishes its positions
    this.#pairing.advance(this.#queue.corners / 3, this.#queue.vertices);
    const positions = this.#second.end<Float64Array>();
    return { positions, pairs: this.#pairing.finish() };
  }
}
