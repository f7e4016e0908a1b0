/** So many at once; the others wait for their turn in the order in which they asked. */
export class Turns {
  #free: number;
  readonly #waiting = new Set<() => void>();

  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  /** Calls `begin` when it is this one's turn. What it answers ends the turn, or the wait for it; to be called once. */
  ask(begin: () => void): () => void {
    let isOn = false;
    const start = () => {
      isOn = true;
      begin();
    };
    if (this.#free > 0) {
      this.#free--;
      start();
    } else this.#waiting.add(start);
    return () => {
      if (isOn) this.#pass();
      else this.#waiting.delete(start);
    };
  }

  #pass(): void {
    const [next] = this.#waiting;
    if (!next) this.#free++;
    else {
      this.#waiting.delete(next);
      next();
    }
  }
}
