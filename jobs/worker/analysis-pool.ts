import { MessageChannel } from "node:worker_threads";
import { Piscina } from "piscina";
import { ANALYSIS_LIMITS } from "#lib/domain/upload/analysis-limits.ts";
import type { ReadProgress } from "#lib/geometry/read-model.ts";
import { env } from "#server/env.ts";
import type { Basics, ThreadAnswer, ThreadMessage, ThreadTask } from "./analysis-task.ts";
import type { Picture, PictureThreadTask } from "./picture-task.ts";
import type { RepairThreadAnswer, RepairThreadTask } from "./repair-task.ts";
import { Turns } from "./turns.ts";

type Listener = {
  onProgress: (progress: ReadProgress) => void;
  onBasics: (basics: Basics) => void;
  isKnown: (contentHash: string) => Promise<boolean>;
};

const REPAIR_THREAD = new URL("./repair-thread.ts", import.meta.url).href;

/**
 * Threads that measure, repair and draw models. A thread that dies or runs over its time is replaced; its task rejects.
 * Walls take ten times as long as all that a price needs, so at most half of the threads are at walls.
 */
export class AnalysisPool {
  readonly #threads: Piscina<ThreadTask | RepairThreadTask | PictureThreadTask, unknown>;
  readonly #attemptMs: number;
  readonly #pictures: string;
  readonly #walls: Turns;

  /**
   * So many measure walls at once, and as many are there for what must not wait for that. `threads` stay warm, because
   * loading the geometry code costs more than a small model.
   */
  constructor(
    threads: number,
    options: { file?: URL; pictures?: URL; attemptMs?: number; heapMb?: number } = {},
  ) {
    const { file = new URL("./analysis-thread.ts", import.meta.url) } = options;
    this.#pictures = (options.pictures ?? new URL("./picture-thread.ts", import.meta.url)).href;
    this.#attemptMs = options.attemptMs ?? ANALYSIS_LIMITS.attemptMs;
    this.#walls = new Turns(threads);
    this.#threads = new Piscina({
      filename: file.href,
      minThreads: threads,
      maxThreads: 2 * threads,
      concurrentTasksPerWorker: 1,
      resourceLimits: { maxOldGenerationSizeMb: options.heapMb ?? ANALYSIS_LIMITS.heapMb },
    });
  }

  /**
   * Runs one task in a thread. Rejects when the thread died, ran out of heap or over its time; waiting for its turn at
   * the walls counts for nothing, and its time begins anew then.
   */
  async run(task: Omit<ThreadTask, "port" | "walls">, listener: Listener): Promise<ThreadAnswer> {
    const { port1, port2 } = new MessageChannel();
    const clock = new Clock(this.#attemptMs);
    const walls = new Int32Array(new SharedArrayBuffer(4));
    let endTurn = () => {};
    const letIn = () => {
      clock.start();
      Atomics.store(walls, 0, 1);
      Atomics.notify(walls, 0);
    };
    port1.on("message", (message: ThreadMessage) => {
      if (message.kind === "progress") return listener.onProgress(message);
      if (message.kind === "basics") {
        clock.stop();
        endTurn = this.#walls.ask(letIn);
        return listener.onBasics(message);
      }
      const answer = listener.isKnown(message.contentHash).catch(() => false);
      void answer.then((known) => port1.postMessage(known));
    });
    try {
      const options = { transferList: [port2], signal: clock.signal };
      return (await this.#threads.run({ ...task, port: port2, walls }, options)) as ThreadAnswer;
    } finally {
      clock.stop();
      endTurn();
      port1.close();
    }
  }

  /** Repairs one model in a thread. Rejects as `run` does. */
  async repair(task: RepairThreadTask): Promise<RepairThreadAnswer> {
    const signal = AbortSignal.timeout(this.#attemptMs);
    return (await this.#threads.run(task, { filename: REPAIR_THREAD, signal })) as RepairThreadAnswer;
  }

  /** Draws one display copy, which changes hands, in a thread. Rejects as `run` does. */
  async draw(preview: ArrayBuffer): Promise<Picture[]> {
    const signal = AbortSignal.timeout(this.#attemptMs);
    const options = { filename: this.#pictures, transferList: [preview], signal };
    return (await this.#threads.run({ preview }, options)) as Picture[];
  }

  /** Ends the threads; what runs in them rejects. */
  async close(): Promise<void> {
    await this.#threads.destroy();
  }
}

/** Aborts what runs longer than `ms` since its last start. */
class Clock {
  readonly #ms: number;
  readonly #over = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  constructor(ms: number) {
    this.#ms = ms;
    this.start();
  }

  get signal(): AbortSignal {
    return this.#over.signal;
  }

  start(): void {
    this.stop();
    this.#timer = setTimeout(() => this.#over.abort(), this.#ms);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

let own: AnalysisPool | undefined;

/** The pool of this process, its threads started on first use. */
export function analysisPool(): AnalysisPool {
  own ??= new AnalysisPool(env().WORKER_THREADS);
  return own;
}

/** Ends the threads of this process; what they were measuring is measured again elsewhere. */
export async function closeAnalysisPool(): Promise<void> {
  await own?.close();
  own = undefined;
}
