import { availableParallelism } from "node:os";
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import { GeometryRefusal } from "#lib/geometry/refusal.ts";
import { RunQueue } from "#lib/geometry/threads/run-queue.ts";
import type { Answer, SecondThread, Task } from "#lib/geometry/threads/second-thread.ts";
import { countSharedMemory } from "./collect-garbage.ts";

/** An answer that takes this long means that the thread is dead: it cannot say so while this one waits. */
const PATIENCE_MS = 60_000;

/** Of a model: its corners and their twins, and positions and labels that come to about as much again. */
export const MEMORY_PER_CORNERS = 3;

export type ThreadCall = { number: number; task: Task };
export type ThreadReply = { number: number } & (Answer<unknown> | { failed: string });
export type ThreadStart = { port: MessagePort; replies: Int32Array };

/** A second thread for this one, where a core is free for it. */
export const startSecondThread = (): SecondThread | null =>
  availableParallelism() > 1 ? new NodeSecondThread() : null;

/** A second thread of Node. It is there until its owner ends, and keeps no process alive. */
export class NodeSecondThread implements SecondThread {
  readonly #port: MessagePort;
  /** Counts the replies, so that they can be waited for without an event loop. */
  readonly #replies = new Int32Array(new SharedArrayBuffer(4));
  #number = 0;
  #queue: RunQueue | null = null;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    const workerData: ThreadStart = { port: port2, replies: this.#replies };
    const file = new URL("./second-thread-main.ts", import.meta.url);
    new Worker(file, { workerData, transferList: [port2] }).unref();
    port1.unref();
  }

  begin(task: Task): void {
    this.drop();
    if (task.kind === "weld") {
      countSharedMemory(MEMORY_PER_CORNERS * task.triangles.byteLength);
      this.#queue = new RunQueue(task.queue);
    }
    this.#port.postMessage({ number: ++this.#number, task } satisfies ThreadCall);
  }

  end<Found>(): Found {
    const reply = this.#reply();
    this.#queue = null;
    if ("failed" in reply) throw new Error(reply.failed);
    if ("found" in reply) return reply.found as Found;
    const { code, at, params } = reply.refused;
    throw new GeometryRefusal(code, at, params);
  }

  #reply(): ThreadReply {
    for (;;) {
      const seen = Atomics.load(this.#replies, 0);
      const received = receiveMessageOnPort(this.#port) as { message: ThreadReply } | undefined;
      // replies to what was dropped are older
      if (received?.message.number === this.#number) return received.message;
      if (!received && Atomics.wait(this.#replies, 0, seen, PATIENCE_MS) === "timed-out")
        throw new Error("the second thread does not answer");
    }
  }

  drop(): void {
    this.#queue?.end();
    this.#queue = null;
  }
}
