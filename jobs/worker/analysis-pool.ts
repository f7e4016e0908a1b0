import { MessageChannel } from "node:worker_threads";
import { Piscina } from "piscina";
import { ANALYSIS_LIMITS } from "#lib/domain/upload/analysis-limits.ts";
import type { ReadProgress } from "#lib/geometry/read-model.ts";
import { env } from "#server/env.ts";
import type { Basics, ThreadAnswer, ThreadMessage, ThreadTask } from "./analysis-task.ts";
import type { Picture, PictureThreadTask } from "./picture-task.ts";
import type { RepairThreadAnswer, RepairThreadTask } from "./repair-task.ts";

type Listener = {
  onProgress: (progress: ReadProgress) => void;
  onBasics: (basics: Basics) => void;
  isKnown: (contentHash: string) => Promise<boolean>;
};

const REPAIR_THREAD = new URL("./repair-thread.ts", import.meta.url).href;

/** Threads that measure, repair and draw models. A thread that dies or runs over its time is replaced; its task rejects. */
export class AnalysisPool {
  readonly #threads: Piscina<ThreadTask | RepairThreadTask | PictureThreadTask, unknown>;
  readonly #attemptMs: number;
  readonly #pictures: string;

  /** `threads` stay warm, because loading the geometry code costs more than a small model. */
  constructor(
    threads: number,
    options: { file?: URL; pictures?: URL; attemptMs?: number; heapMb?: number } = {},
  ) {
    const { file = new URL("./analysis-thread.ts", import.meta.url) } = options;
    this.#pictures = (options.pictures ?? new URL("./picture-thread.ts", import.meta.url)).href;
    this.#attemptMs = options.attemptMs ?? ANALYSIS_LIMITS.attemptMs;
    this.#threads = new Piscina({
      filename: file.href,
      minThreads: threads,
      maxThreads: threads,
      concurrentTasksPerWorker: 1,
      resourceLimits: { maxOldGenerationSizeMb: options.heapMb ?? ANALYSIS_LIMITS.heapMb },
    });
  }

  /** Runs one task in a thread. Rejects when the thread died, ran out of heap or over its time. */
  async run(task: Omit<ThreadTask, "port">, listener: Listener): Promise<ThreadAnswer> {
    const { port1, port2 } = new MessageChannel();
    port1.on("message", (message: ThreadMessage) => {
      if (message.kind === "progress") return listener.onProgress(message);
      if (message.kind === "basics") return listener.onBasics(message);
      const answer = listener.isKnown(message.contentHash).catch(() => false);
      void answer.then((known) => port1.postMessage(known));
    });
    try {
      const signal = AbortSignal.timeout(this.#attemptMs);
      const answer = await this.#threads.run({ ...task, port: port2 }, { transferList: [port2], signal });
      return answer as ThreadAnswer;
    } finally {
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
