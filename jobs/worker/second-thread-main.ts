import { workerData } from "node:worker_threads";
import { GeometryRefusal } from "#lib/geometry/refusal.ts";
import { perform } from "#lib/geometry/threads/perform.ts";
import { collectGarbage } from "./collect-garbage.ts";
import type { ThreadCall, ThreadReply, ThreadStart } from "./second-thread.ts";

const { port, replies } = workerData as ThreadStart;

port.on("message", ({ number, task }: ThreadCall) => {
  port.postMessage({ number, ...answerTo(task) } satisfies ThreadReply);
  Atomics.add(replies, 0, 1);
  Atomics.notify(replies, 0);
  // not before this call and what it holds have ended
  setImmediate(collectGarbage);
});

function answerTo(task: ThreadCall["task"]) {
  try {
    return { found: perform(task) };
  } catch (error) {
    if (!(error instanceof GeometryRefusal)) return { failed: String(error) };
    const { code, at, params } = error;
    return { refused: { code, at, params } };
  }
}
