import type { RefusalCode, RefusalParams, RefusalPlace } from "../refusal.ts";

/**
 * What can be given to a second thread. All arrays are in memory that both threads share, so that a message is small
 * whatever the model's size.
 */
export type Task =
  /** Numbers the corners of a queue into `triangles`, and answers the positions; `expected` of them, about. */
  | { kind: "weld"; queue: SharedArrayBuffer; triangles: Uint32Array; expected: number }
  /** Answers `measurePaired` while the first thread makes sure that the pairs are the edges. */
  | {
      kind: "measure";
      positions: Float64Array;
      triangles: Uint32Array;
      sets: Int32Array;
      degenerate: number;
    };

/** How a task ended: what it found, or the refusal that it threw. */
export type Answer<Found> =
  | { found: Found }
  | { refused: { code: RefusalCode; at: RefusalPlace; params: RefusalParams } };

/**
 * A thread that works beside the one that owns it, one task at a time. It changes no number: every task is a function
 * that the first thread would call itself if it were alone.
 */
export interface SecondThread {
  /** Begins a task. */
  begin(task: Task): void;
  /** Waits for the end of the task that was begun last, and throws what it threw. */
  end<Found>(): Found;
  /** Gives up what was begun, if anything was. */
  drop(): void;
}
