import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");

/**
 * Lets go of shared memory that is no longer used. It counts for no thread's heap, so that nothing else makes a thread
 * collect it, and it is freed only when every thread that saw it has.
 */
export const collectGarbage = runInNewContext("gc") as () => void;
