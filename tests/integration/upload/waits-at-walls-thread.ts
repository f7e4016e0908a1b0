import { existsSync } from "node:fs";
import type { ThreadAnswer, ThreadMessage, ThreadTask } from "#jobs/worker/analysis-task.ts";
import analyse from "#jobs/worker/analysis-thread.ts";

/** A thread that does not begin to measure walls before the file named in WALLS_MAY_BEGIN is there. */
export default function waitsAtWalls(task: ThreadTask): Promise<ThreadAnswer> {
  const tell = task.port.postMessage.bind(task.port);
  task.port.postMessage = (message: ThreadMessage) => {
    tell(message);
    if (message.kind !== "basics") return;
    const never = new Int32Array(new SharedArrayBuffer(4));
    while (!existsSync(process.env.WALLS_MAY_BEGIN ?? "")) Atomics.wait(never, 0, 0, 20);
  };
  return analyse(task);
}
