import { FloatWelder } from "../float-welder.ts";
import { measurePaired, type PairedMeasures } from "../measures/measure-paired.ts";
import { RunQueue } from "./run-queue.ts";
import type { Task } from "./second-thread.ts";

/** What a second thread does with a task; see `Task` for what it answers. */
export function perform(task: Task): Float64Array | PairedMeasures {
  return task.kind === "weld" ? weld(task) : measurePaired(task.positions, task.triangles, task);
}

function weld({ queue, triangles, expected }: Task & { kind: "weld" }): Float64Array {
  const welder = new FloatWelder(expected, true);
  let corners = 0;
  new RunQueue(queue).takeAll((run, count) => {
    welder.weld(run, count, triangles, corners);
    corners += count;
    return welder.count;
  });
  return welder.finish();
}
