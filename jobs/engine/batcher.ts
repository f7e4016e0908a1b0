type Waiting<I, O> = { item: I; resolve: (value: O) => void; reject: (reason: unknown) => void };

/**
 * Puts what arrives while a write is under way into the next write. Alone, an item is written at once; under
 * load, one transaction carries many. When a batch fails its items are tried one by one, so that one bad item
 * does not take the others with it.
 */
export class Batcher<I, O> {
  readonly #write: (items: I[]) => Promise<O[]>;
  readonly #most: number;
  #waiting: Waiting<I, O>[] = [];
  #writing = false;

  constructor(most: number, write: (items: I[]) => Promise<O[]>) {
    this.#most = most;
    this.#write = write;
  }

  /** Resolves with the item's result once it is committed; rejects when it could not be written. */
  submit(item: I): Promise<O> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (!this.#writing) void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, this.#most);
      if (await this.#tryWrite(batch)) continue;
      for (const one of batch) await this.#tryWrite([one], true);
    }
    this.#writing = false;
  }

  async #tryWrite(batch: Waiting<I, O>[], alone = batch.length === 1): Promise<boolean> {
    try {
      const results = await this.#write(batch.map(({ item }) => item));
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as O);
      return true;
    } catch (error) {
      if (!alone) return false;
      for (const { reject } of batch) reject(error);
      return true;
    }
  }
}
