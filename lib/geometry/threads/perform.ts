import { FloatWelder } from "../float-welder.ts";
import { type ShellSums, shellSums } from "../measures/shell-sums.ts";
import { pairedTable } from "../topology/edges.ts";
import { RunQueue } from "./run-queue.ts";
import type { Task } from "./second-thread.ts";

/** What a second thread does with a task; see `Task` for what it answers. */
export function perform(task: Task): Float64Array | ShellSums {
  return task.kind === "weld" ? weld(task) : measure(task);
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

const measure = ({ positions, triangles, twin, degenerate, centre }: Task & { kind: "measure" }): ShellSums =>
  shellSums(positions, triangles, pairedTable(twin, degenerate), centre);
