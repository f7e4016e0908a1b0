import type { ThreadAnswer } from "#jobs/worker/analysis-task.ts";

/** A thread whose connection to storage breaks. */
export default async function unreachable(): Promise<ThreadAnswer> {
  return { kind: "unreachable", cause: "connection reset" };
}
