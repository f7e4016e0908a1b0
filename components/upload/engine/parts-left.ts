import { partRange } from "#lib/domain/upload/part-plan.ts";

type Plan = { sizeBytes: number; partSize: number; partCount: number };

/** Which parts are stored, under way and still to send, and how many bytes that makes. */
export class PartsLeft {
  readonly #plan: Plan;
  readonly #stored = new Set<number>();
  readonly #underWay = new Map<number, number>();

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  /** Byte range of a part. */
  rangeOf(number: number): { start: number; end: number } {
    return partRange(this.#plan, number);
  }

  sizeOf(number: number): number {
    const { start, end } = this.rangeOf(number);
    return end - start;
  }

  /** Numbers of the parts that are neither stored nor under way, in order, at most `most`. */
  waiting(most: number): number[] {
    const numbers: number[] = [];
    for (let number = 1; number <= this.#plan.partCount && numbers.length < most; number++) {
      if (!this.#stored.has(number) && !this.#underWay.has(number)) numbers.push(number);
    }
    return numbers;
  }

  /** `sentBytes` of a part have left; 0 when it begins. */
  underWay(number: number, sentBytes: number): void {
    this.#underWay.set(number, Math.min(sentBytes, this.sizeOf(number)));
  }

  /** The part did not arrive and waits again. */
  back(number: number): void {
    this.#underWay.delete(number);
  }

  stored(number: number): void {
    this.#underWay.delete(number);
    this.#stored.add(number);
  }

  /** Storage says which parts it holds; nothing else counts as stored any more. */
  onlyStored(numbers: readonly number[]): void {
    this.#stored.clear();
    for (const number of numbers) this.#stored.add(number);
  }

  get storedNumbers(): number[] {
    return [...this.#stored].sort((a, b) => a - b);
  }

  get isComplete(): boolean {
    return this.#stored.size === this.#plan.partCount;
  }

  get sentBytes(): number {
    let bytes = 0;
    for (const number of this.#stored) bytes += this.sizeOf(number);
    for (const sent of this.#underWay.values()) bytes += sent;
    return bytes;
  }
}
