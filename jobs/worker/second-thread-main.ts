import { workerData } from "node:worker_threads";
import { GeometryRefusal } from "#lib/geometry/refusal.ts";
import { perform } from "#lib/geometry/threads/perform.ts";
import { countSharedMemory } from "./collect-garbage.ts";
import { MEMORY_PER_CORNERS, type ThreadCall, type ThreadReply, type ThreadStart } from "./second-thread.ts";

const { port, replies } = workerData as ThreadStart;

port.on("message", ({ number, task }: ThreadCall) => {
  port.postMessage({ number, ...answerTo(task) } satisfies ThreadReply);
  Atomics.add(replies, 0, 1);
  Atomics.notify(replies, 0);
  // not before this call and what it holds have ended
  const bytes = task.kind === "weld" ? MEMORY_PER_CORNERS * task.triangles.byteLength : 0;
  setImmediate(countSharedMemory, bytes);
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
