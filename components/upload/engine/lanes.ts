const FEWEST = 2;
const MOST = 6;
const NOTICEABLE = 1.08;

/**
 * How many parts are sent at once, found by trying: one lane more as long as that makes the whole faster, back
 * when it does not, one lane less after a failure.
 */
export class Lanes {
  count = FEWEST;
  #bestRate = 0;
  #climbing = true;
  #since: number | null = null;
  #bytes = 0;
  #parts = 0;

  /** A part of `bytes` arrived at `now` (ms). Judged after as many parts as there are lanes. */
  arrived(bytes: number, now: number): void {
    // The first one only starts the clock: when it began is not known.
    if (this.#since === null) {
      this.#forget(now);
      return;
    }
    this.#bytes += bytes;
    this.#parts += 1;
    if (this.#parts < this.count) return;
    const rate = this.#bytes / Math.max(1, now - this.#since);
    this.#forget(now);
    if (!this.#climbing) return;
    if (rate > this.#bestRate * NOTICEABLE) {
      this.#bestRate = rate;
      this.#climbing = this.count < MOST;
      this.count = Math.min(MOST, this.count + 1);
    } else {
      this.count = Math.max(FEWEST, this.count - 1);
      this.#climbing = false;
    }
  }

  /** A part failed at `now`: less at once, and the climb may start again from here. */
  failed(now: number): void {
    this.count = Math.max(FEWEST, this.count - 1);
    this.#bestRate = 0;
    this.#climbing = true;
    this.#forget(now);
  }

  #forget(now: number): void {
    this.#since = now;
    this.#bytes = 0;
    this.#parts = 0;
  }
}
