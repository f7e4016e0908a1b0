import type { ThreadAnswer, ThreadMessage, ThreadTask } from "#jobs/worker/analysis-task.ts";
import analyse from "#jobs/worker/analysis-thread.ts";

/** A thread that dies once the report without walls is out, as one does on a surface that exhausts it. */
export default function diesAtWalls(task: ThreadTask): Promise<ThreadAnswer> {
  const tell = task.port.postMessage.bind(task.port);
  task.port.postMessage = (message: ThreadMessage) => {
    tell(message);
    if (message.kind !== "basics") return;
    // Walls take a while; meanwhile the worker hears what was told.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    process.exit(1);
  };
  return analyse(task);
}
