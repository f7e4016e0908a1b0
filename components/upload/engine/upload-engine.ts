import type { BegunUpload } from "#lib/contracts/upload.ts";
import { AddressBook } from "./address-book.ts";
import { Lanes } from "./lanes.ts";
import { PartChecksums } from "./part-checksums.ts";
import { PartsLeft } from "./parts-left.ts";
import { Patience, pause } from "./patience.ts";
import { RateMeter } from "./rate-meter.ts";
import { sameParts } from "./same-parts.ts";
import { type EngineParts, RefusedUpload, type UploadPhase, type UploadRefusal } from "./upload-types.ts";

/** What the engine says of itself, at most five times a second and at every change of phase. */
export type EngineState = {
  phase: UploadPhase;
  sentBytes: number;
  leftSeconds: number | null;
  refusal: UploadRefusal | null;
  /** Parts that storage holds. */
  storedParts: number[];
};
export type EngineJob = {
  begun: BegunUpload;
  file: Blob;
  /** Parts may be there already: they are compared before anything is sent. */
  resumed: boolean;
};

/** Each time pages are laid out anew. */
const TELL_EVERY_MS = 200;
const DENIALS = 4;
const ENDS: readonly UploadPhase[] = ["stored", "refused", "cancelled"];
const FINISH_LOOK_MS = 1000;
/** The slowest line that is waited for: 8 KiB a second, after half a minute of grace. */
const timeoutMs = (bytes: number) => 30_000 + bytes / 8.192;

/** Storage no longer knows the upload: ask what it holds and go on from there. */
class Forgotten extends Error {}

/**
 * Brings one file to storage: parts in parallel, each checked by storage, tried again until it arrives, paused,
 * resumed or given up. It never gives up by itself for want of an answer; only a refusal ends it.
 */
export class UploadEngine {
  readonly #job: EngineJob;
  readonly #parts: EngineParts;
  readonly #onChange: (state: EngineState) => void;
  readonly #left: PartsLeft;
  readonly #addresses: AddressBook;
  readonly #checksums: PartChecksums;
  readonly #patience: Patience;
  readonly #lanes = new Lanes();
  readonly #rate = new RateMeter();
  readonly #denials = new Map<number, number>();
  readonly #cancelled = new AbortController();
  #flights = new AbortController();
  #paused: PromiseWithResolvers<void> | null = null;
  #phase: UploadPhase = "preparing";
  #refusal: UploadRefusal | null = null;
  #toldAt = 0;

  constructor(job: EngineJob, parts: EngineParts, onChange: (state: EngineState) => void) {
    const { partSize, partCount } = job.begun;
    this.#job = job;
    this.#parts = parts;
    this.#onChange = onChange;
    this.#left = new PartsLeft({ sizeBytes: job.file.size, partSize, partCount });
    this.#checksums = new PartChecksums((number) => this.#slice(number));
    this.#addresses = new AddressBook((numbers) => this.#sign(numbers), parts.now);
    this.#patience = new Patience(parts);
  }

  /** Runs to the end: "stored", "refused" or "cancelled". */
  async run(): Promise<UploadPhase> {
    try {
      if (this.#job.resumed) await this.#compare();
      while (!(await this.#sendAndFinish())) {
        await this.#troubled(this.#cancelled.signal);
        await this.#compare();
      }
      this.#turn("stored");
    } catch (error) {
      this.#flights.abort();
      if (this.#cancelled.signal.aborted) this.#turn("cancelled");
      else if (error instanceof RefusedUpload) {
        this.#refusal = error.refusal;
        this.#turn("refused");
      } else throw error;
    }
    return this.#phase;
  }

  /** Stops sending; what is under way is sent again later. */
  pause(): void {
    if (this.#paused || this.#phase === "finishing") return;
    this.#paused = Promise.withResolvers();
    this.#rate.rest();
    this.#turn("paused");
    this.#flights.abort();
  }

  resume(): void {
    if (!this.#paused) return;
    this.#flights = new AbortController();
    this.#paused.resolve();
    this.#paused = null;
    this.#turn("sending");
  }

  /** Gives the upload up, here and on the server. */
  cancel(): void {
    this.#cancelled.abort();
    this.#flights.abort();
    this.#paused?.resolve();
  }

  async #sendAndFinish(): Promise<boolean> {
    try {
      await this.#sendAll();
      return await this.#finish();
    } catch (error) {
      if (!(error instanceof Forgotten)) throw error;
      this.#flights = new AbortController();
      this.#addresses.clear();
      return false;
    }
  }

  async #sendAll(): Promise<void> {
    // A lane whose part rests before its next try stays taken: more lanes would not make storage answer.
    const flights = new Set<Promise<void>>();
    try {
      while (!this.#left.isComplete) {
        await this.#mayGoOn();
        if (this.#phase === "preparing") this.#turn("sending");
        for (const number of this.#left.waiting(Math.max(0, this.#lanes.count - flights.size))) {
          this.#left.underWay(number, 0);
          const flight = this.#sendOne(number).finally(() => flights.delete(flight));
          flights.add(flight);
        }
        await Promise.race(flights);
      }
    } finally {
      if (flights.size > 0) this.#flights.abort();
      await Promise.allSettled(flights);
    }
  }

  async #mayGoOn(): Promise<void> {
    await this.#paused?.promise;
    if (this.#cancelled.signal.aborted) throw new Error("cancelled");
  }

  async #sendOne(number: number): Promise<void> {
    const { signal } = this.#flights;
    const size = this.#left.sizeOf(number);
    try {
      const address = await this.#addresses.of(number, this.#left.waiting(7));
      signal.throwIfAborted();
      const status = await this.#parts.send({
        ...address,
        body: this.#slice(number),
        signal,
        timeoutMs: timeoutMs(size),
        onProgress: (sent) => this.#moved(number, sent),
      });
      await this.#judge(number, status);
    } catch (error) {
      this.#left.back(number);
      if (error instanceof RefusedUpload || error instanceof Forgotten) throw error;
      if (!signal.aborted) await this.#troubled(signal);
    }
  }

  async #judge(number: number, status: number): Promise<void> {
    if (status >= 200 && status < 300) {
      this.#left.stored(number);
      this.#lanes.arrived(this.#left.sizeOf(number), this.#parts.now());
      this.#patience.succeeded();
      return this.#turn("sending");
    }
    if (status === 404) throw new Forgotten();
    if (status >= 500 || status === 408 || status === 429) throw new Error(`storage answered ${status}`);
    // An address whose time is over (403), or bytes that changed on the way (400): sign anew, send again.
    this.#addresses.forget(number);
    await this.#checksums.check(number);
    const denials = (this.#denials.get(number) ?? 0) + 1;
    this.#denials.set(number, denials);
    if (denials >= DENIALS) throw new RefusedUpload("PART_REFUSED", { number, status });
    this.#left.back(number);
  }

  async #troubled(signal: AbortSignal): Promise<void> {
    this.#lanes.failed(this.#parts.now());
    const phase = this.#patience.failed();
    if (phase) {
      this.#rate.rest();
      this.#turn(phase);
    }
    await this.#patience.rest(signal);
  }

  /** Calls the server until it gives a definite answer. */
  async #insist<T>(call: () => Promise<T>): Promise<T> {
    const phase = this.#phase;
    for (;;) {
      await this.#mayGoOn();
      try {
        const answer = await call();
        this.#patience.succeeded();
        if (this.#phase !== phase) this.#turn(phase);
        return answer;
      } catch (error) {
        if (error instanceof RefusedUpload) throw error;
        await this.#troubled(this.#cancelled.signal);
      }
    }
  }

  async #sign(numbers: number[]) {
    const parts = [];
    for (const number of numbers) parts.push({ number, crc32: await this.#checksums.of(number) });
    const { uploadId } = this.#job.begun;
    const answer = await this.#parts.api.signParts({ uploadId, parts });
    if (answer.storage === "waiting") throw new Error("storage does not answer");
    return answer;
  }

  async #compare(): Promise<void> {
    const { uploadId } = this.#job.begun;
    const held = await this.#insist(async () => {
      const answer = await this.#parts.api.storedParts({ uploadId });
      if (answer.storage === "waiting") throw new Error("storage does not answer");
      return answer;
    });
    if (held.state === "stored" || held.state === "completing") return this.#left.onlyStored(this.#all());
    if (held.state !== "open") throw new RefusedUpload("UPLOAD_CLOSED", { state: held.state });
    this.#left.onlyStored(await sameParts(held.parts, this.#left, this.#checksums));
    this.#moved(0, 0);
  }

  async #finish(): Promise<boolean> {
    const { uploadId } = this.#job.begun;
    this.#turn("finishing");
    for (;;) {
      const answer = await this.#insist(() => this.#parts.api.complete({ uploadId })).catch(
        (error: unknown) => {
          if (error instanceof RefusedUpload && error.refusal.code === "PARTS_MISSING") return null;
          throw error;
        },
      );
      if (!answer) return false;
      if (answer.state === "stored") return true;
      await pause(FINISH_LOOK_MS, this.#cancelled.signal);
    }
  }

  #all(): number[] {
    return Array.from({ length: this.#job.begun.partCount }, (_, i) => i + 1);
  }

  #slice(number: number): Blob {
    const { start, end } = this.#left.rangeOf(number);
    return this.#job.file.slice(start, end);
  }

  #moved(number: number, sent: number): void {
    if (number > 0) this.#left.underWay(number, sent);
    this.#tellInTime();
  }

  #tellInTime(): void {
    const now = this.#parts.now();
    if (now - this.#toldAt < TELL_EVERY_MS) return;
    this.#rate.add(this.#left.sentBytes, now);
    this.#tell();
  }

  #turn(phase: UploadPhase): void {
    if ((this.#paused && phase === "sending") || ENDS.includes(this.#phase)) return;
    if (phase === this.#phase) {
      this.#tellInTime();
      return;
    }
    this.#phase = phase;
    this.#rate.add(this.#left.sentBytes, this.#parts.now());
    this.#tell();
  }

  #tell(): void {
    this.#toldAt = this.#parts.now();
    const { sentBytes, storedNumbers } = this.#left;
    const leftSeconds =
      this.#phase === "sending" ? this.#rate.secondsFor(this.#job.file.size - sentBytes) : null;
    this.#onChange({
      phase: this.#phase,
      sentBytes,
      leftSeconds,
      refusal: this.#refusal,
      storedParts: storedNumbers,
    });
  }
}
