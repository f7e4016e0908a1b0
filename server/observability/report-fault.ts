/** Where a fault happened and the ids under which the log tells the rest; never what somebody typed. */
export type Fault = { where: string; requestId?: string; traceId?: string; digest?: string };
type Reporter = (error: unknown, fault: Fault) => void;

// On globalThis: instrumentation sets it up, routes of another bundle use it.
const holder = globalThis as typeof globalThis & { facetFaultReporter?: Reporter };

/** Tells the error tracker, when there is one. The log is written by the caller. */
export function reportFault(error: unknown, fault: Fault): void {
  holder.facetFaultReporter?.(error, fault);
}

/** Sets who is told of faults. */
export function onFault(reporter: Reporter): void {
  holder.facetFaultReporter = reporter;
}
