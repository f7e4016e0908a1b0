/** Told instead of news when some may have passed unseen: read everything anew. */
export const MISSED = "missed";
export type News<T> = T | typeof MISSED;

const LONGEST = 100;

/**
 * News waiting for one reader who may be slow. At most a hundred; when more come, all give way to one `MISSED`, so
 * that memory is bounded and the reader still ends up right.
 */
export class BoundedQueue<T> {
  #waiting: News<T>[] = [];
  #wake: (() => void) | undefined;

  push(news: News<T>): void {
    if (news === MISSED || this.#waiting.length >= LONGEST) this.#waiting = [MISSED];
    else this.#waiting.push(news);
    this.#wake?.();
  }

  /** Gives the news one by one until the signal is aborted. */
  async *read(signal: AbortSignal): AsyncGenerator<News<T>, void, undefined> {
    const stop = () => this.#wake?.();
    signal.addEventListener("abort", stop, { once: true });
    try {
      while (!signal.aborted) {
        const next = this.#waiting.shift();
        if (next !== undefined) yield next;
        else await this.#arrival(signal);
      }
    } finally {
      signal.removeEventListener("abort", stop);
    }
  }

  #arrival(signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    if (signal.aborted || this.#waiting.length > 0) resolve();
    return promise;
  }
}
