import type { Moment } from "./durations.ts";
import type { Expression } from "./expressions.ts";

/** An event as functions see it. `ts`: milliseconds since 1970. */
export type EventBody = { id: string; name: string; data: unknown; ts: number; user: unknown; v?: string };

/**
 * An event on its way in. `key`: the engine's own ULID; `named`: the caller gave it an id of its own;
 * `notBeforeMs`: the caller's time, which delays what it starts when it lies in the future.
 */
export type Incoming = { key: string; body: EventBody; named: boolean; notBeforeMs: number | null };

/** A concurrency limit: at most `limit` calls at once for each value of `key` (none: for the function). */
export type Cap = { limit: number; key: Expression | null };

/** A function as registered, checked and compiled. `maxAttempts` counts the first try. */
export type FunctionDefinition = {
  id: string;
  app: string;
  name: string;
  url: string;
  maxAttempts: number;
  events: { name: string; filter: Expression | null }[];
  crons: string[];
  caps: Cap[];
  idempotency: Expression | null;
  cancels: { event: string; filter: Expression | null; timeout: Moment | null }[];
};

export type RunStatus = "Queued" | "Running" | "Completed" | "Failed" | "Cancelled";

/** Why a call or a run failed. `code` is the engine's class; the rest is what the app said. */
export type RunError = { code: string; name: string; message: string; stack?: string; cause?: unknown };

/** A unit of work: a call of the app, the resumption of a step, or a cancellation. */
export type JobKind = "call" | "wake" | "cancel";

/**
 * A claimed unit of work. `turn`: how many steps the run had when it was queued; `fence` proves the lease,
 * `capped`: it holds a place under a concurrency limit.
 */
export type Job = {
  runId: string;
  key: string;
  kind: JobKind;
  functionId: string;
  stepId: string | null;
  parallel: boolean;
  attempt: number;
  turn: number;
  fence: string;
  capped: boolean;
  payload: string | null;
};

/** Work to be written: due `delayMs` from now or at `atMs`. `leased`: this process goes on with it at once. */
export type NewJob = Omit<Job, "fence" | "capped"> & {
  due: Moment;
  leased: boolean;
  caps: { key: string; limit: number }[];
};

/** A run to be created. `memo`: finished steps it starts with (a replay). */
export type NewRun = {
  id: string;
  definition: FunctionDefinition;
  event: Incoming;
  parent: { runId: string; stepId: string } | null;
  origin: string | null;
};

/** A step that waits for an event, or a run that an event cancels. */
export type NewWait = {
  kind: "wait" | "cancel";
  event: string;
  runId: string;
  stepId: string | null;
  functionId: string;
  expression: string | null;
  matchKey: string | null;
  expires: Moment;
};

/** How a concurrency cap is named: the function, and the value of its key expression if it has one. */
export function capKeys(definition: FunctionDefinition, event: EventBody): { key: string; limit: number }[] {
  return definition.caps.map((cap, index) => {
    const value = cap.key ? `=${JSON.stringify(cap.key.value({ event }) ?? null, bigintAsText)}` : "";
    return { key: `${definition.id}#${index}${value}`.slice(0, 400), limit: cap.limit };
  });
}

function bigintAsText(_name: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}
