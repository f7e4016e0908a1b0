const REMEMBERED_MS = 8_000;
const FIRST_MS = 1_000;

/** Bytes a second over the last seconds, weighted to the newest, and the time left that follows from it. */
export class RateMeter {
  #rate: number | null = null;
  #bytes = 0;
  #at: number | null = null;

  /** Total bytes sent so far, at `now`. Going back (a part is sent again) starts the measure anew. */
  add(bytes: number, now: number): void {
    if (this.#at === null || bytes < this.#bytes) {
      this.#bytes = bytes;
      this.#at = now;
      return;
    }
    const passed = now - this.#at;
    if (passed < FIRST_MS / 4) return;
    const rate = ((bytes - this.#bytes) / passed) * 1000;
    const weight = this.#rate === null ? 1 : 1 - Math.exp(-passed / REMEMBERED_MS);
    this.#rate = (this.#rate ?? 0) * (1 - weight) + rate * weight;
    this.#bytes = bytes;
    this.#at = now;
  }

  /** After a pause the old rate says nothing. */
  rest(): void {
    this.#at = null;
  }

  /** Whole seconds for `bytes` more; null while nothing is known or nothing moves. */
  secondsFor(bytes: number): number | null {
    if (this.#rate === null || this.#rate < 1) return null;
    return Math.ceil(bytes / this.#rate);
  }
}
