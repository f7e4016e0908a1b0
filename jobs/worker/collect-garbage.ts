import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Shared memory that may lie about unused. A collection takes as long as welding 50,000 triangles. */
const MOST_BYTES = 64 << 20;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
let since = 0;

/**
 * Told how much shared memory this thread sees from now on; collects garbage before that adds up. Such memory counts
 * for no thread's heap, so that nothing else makes a thread let go of it, and it is freed when all threads have.
 */
export function countSharedMemory(bytes: number): void {
  since += bytes;
  if (since < MOST_BYTES) return;
  since = bytes;
  collect();
}
