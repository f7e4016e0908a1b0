import { canonicalJson } from "./canonical-json.ts";
import type { Ending } from "./changes.ts";
import { newUlid } from "./ids.ts";
import type { EventBody, Incoming, RunError } from "./model.ts";

/** The names of the events an ended run may emit. */
export const ENDING_EVENTS = [
  "inngest/function.finished",
  "inngest/function.failed",
  "inngest/function.cancelled",
] as const;

const SILENT_TRIGGERS = new Set<string>(["inngest/function.failed", "inngest/function.finished"]);

/**
 * The events of a run's end (protocol, section 8): always `finished`, and `failed` or `cancelled` under the
 * run's own id. Runs that such an event started emit none, or they would go round for ever.
 */
export function endingEvents(ending: Ending, trigger: EventBody, nowMs: number): Incoming[] {
  const { run, status } = ending;
  if (SILENT_TRIGGERS.has(run.eventName)) return [];
  const data = endingData(ending, trigger);
  const emit = (name: string, id: string): Incoming => ({
    key: newUlid(),
    named: false,
    notBeforeMs: null,
    body: { id, name, data, ts: nowMs, user: {} },
  });
  const events = [emit("inngest/function.finished", newUlid())];
  if (status === "Failed") events.push(emit("inngest/function.failed", run.id));
  if (status === "Cancelled") events.push(emit("inngest/function.cancelled", run.id));
  return events;
}

function endingData({ run, status, output, error }: Ending, trigger: EventBody): Record<string, unknown> {
  const { user: _user, ...bare } = trigger;
  const data: Record<string, unknown> = {
    _inngest: { status },
    event: trigger,
    events: [bare],
    function_id: run.functionId,
    run_id: run.id,
  };
  if (run.parentRun) data.correlation_id = `${run.parentRun}.${run.parentStep}`;
  if (status === "Completed") data.result = JSON.parse(output ?? "null");
  if (error) {
    data.error = shownError(error);
    const { code: _code, ...said } = error;
    data.result = { __serialized: true, ...said };
  }
  return data;
}

function shownError({ code, ...said }: RunError): Record<string, unknown> {
  return { error: code, ...said };
}

/**
 * What the step that invoked a run gets. A cancelled child resumes its parent *successfully*, with the whole
 * finished event as the value: that is what the real server does, and user code has to check for it.
 */
export function invocationValue(ending: Ending, trigger: EventBody, nowMs: number): string {
  if (ending.status === "Completed") return `{"data":${ending.output ?? "null"}}`;
  if (ending.error) return canonicalJson({ error: shownError(ending.error) });
  const data = endingData(ending, trigger);
  return canonicalJson({ data, id: newUlid(), name: "inngest/function.finished", ts: nowMs, user: {} });
}

/** The event by which a run starts another function. `expireMs`: when the caller stops waiting. */
export function invocationEvent(
  caller: { runId: string; stepId: string; stepName: string; functionId: string },
  target: string,
  data: Record<string, unknown>,
  times: { nowMs: number; expireMs: number },
): Incoming {
  const key = newUlid();
  const _inngest = {
    correlation_id: `${caller.runId}.${caller.stepId}`,
    expire: times.expireMs,
    fn_id: target,
    name: caller.stepName,
    source_fn_id: caller.functionId,
  };
  const body = {
    id: key,
    name: "inngest/function.invoked",
    data: { ...data, _inngest },
    ts: times.nowMs,
    user: {},
  };
  return { key, named: false, notBeforeMs: null, body };
}
