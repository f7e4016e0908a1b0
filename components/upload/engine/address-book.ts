import type { SignedPart } from "#lib/contracts/upload.ts";

/** The first batch is small, because every address needs its part read: the first byte should leave soon. */
const FIRST_BATCH = 2;
const BATCH = 8;

type Signed = SignedPart & { signedAt: number; validMs: number };
type Sign = (numbers: number[]) => Promise<{ parts: SignedPart[]; validSeconds: number }>;

/** Signed addresses of parts: asked for in batches, a little ahead, and thrown away when their time is over. */
export class AddressBook {
  readonly #sign: Sign;
  readonly #now: () => number;
  #batch = FIRST_BATCH;
  readonly #known = new Map<number, Promise<Signed>>();

  constructor(sign: Sign, now: () => number) {
    this.#sign = sign;
    this.#now = now;
  }

  /** The address of a part; those of `next` are asked for along with it. Rejects as `sign` does. */
  async of(number: number, next: readonly number[]): Promise<SignedPart> {
    const known = await this.#known.get(number);
    if (known && this.#now() < known.signedAt + known.validMs) return known;
    this.forget(number);
    this.#ask([number, ...next]);
    const signed = await this.#known.get(number);
    if (!signed) throw new Error("an address that was asked for is missing");
    return signed;
  }

  /** It was refused or has been used: the next need signs anew. */
  forget(number: number): void {
    this.#known.delete(number);
  }

  /** Storage began a new upload: no address of the old one is good. */
  clear(): void {
    this.#known.clear();
  }

  #ask(wanted: readonly number[]): void {
    const numbers = wanted.filter((number) => !this.#known.has(number)).slice(0, this.#batch);
    this.#batch = BATCH;
    const signedAt = this.#now();
    const answer = this.#sign(numbers);
    for (const number of numbers) {
      const own = answer.then(({ parts, validSeconds }) => {
        const part = parts.find((candidate) => candidate.number === number);
        if (!part) throw new Error("the server signed other parts than asked for");
        // A tenth of the time is kept for the sending itself to begin.
        return { ...part, signedAt, validMs: validSeconds * 900 };
      });
      own.catch(() => this.forget(number));
      this.#known.set(number, own);
    }
  }
}
