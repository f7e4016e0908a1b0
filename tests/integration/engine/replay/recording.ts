import { readdirSync, readFileSync } from "node:fs";

/** One HTTP exchange between the real server and the real SDK, as recorded. */
export type Exchange = {
  direction: "server->app" | "app->server";
  at_ms: number;
  took_ms: number;
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  requestBody: unknown;
  status: number;
  responseHeaders: Record<string, string>;
  responseBody: unknown;
};

/** The body of a call of the app. */
export type CallBody = {
  ctx: {
    run_id: string;
    attempt: number;
    max_attempts: number;
    disable_immediate_execution: boolean;
    use_api: boolean;
    generation_id: number;
    stack: { stack: string[] };
    fn_id?: string;
  };
  event: { name: string; data: Record<string, unknown>; ts: number };
  events: unknown[];
  steps: Record<string, unknown>;
  version: number;
};

/** A call of the app by a server: recorded, or made by the engine. */
export type Call = { fnId: string; stepId: string; body: CallBody };

const FOLDER = "tests/fixtures/inngest-exchanges";

export function recordingNames(): string[] {
  return readdirSync(FOLDER).map((file) => file.replace(/\.json$/, ""));
}

/** Reads a recording; shortened fillers get their length back. */
export function loadRecording(name: string): Exchange[] {
  return expandFillers(JSON.parse(readFileSync(`${FOLDER}/${name}.json`, "utf8"))) as Exchange[];
}

function expandFillers(value: unknown): unknown {
  if (typeof value === "string") {
    const [, count, letter = "x"] = /^<(\d+) characters of "(.)">$/.exec(value) ?? [];
    return count === undefined ? value : letter.repeat(Number(count));
  }
  if (Array.isArray(value)) return value.map(expandFillers);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, expandFillers(member)]));
}

export function isCall(exchange: Exchange): boolean {
  return (
    exchange.direction === "server->app" && exchange.method === "POST" && exchange.query.fnId !== undefined
  );
}

/** What the app sent by itself: events and registrations. */
export function sendsOf(recording: readonly Exchange[]): Exchange[] {
  return recording.filter(
    ({ direction, path, method }) =>
      direction === "app->server" && method === "POST" && !path.startsWith("/v1/checkpoint"),
  );
}

export function callOf({ query, requestBody }: Exchange): Call {
  return { fnId: query.fnId ?? "", stepId: query.stepId ?? "", body: requestBody as CallBody };
}

const TRACE_KEYS = new Set(["gid", "isr", "tc", "source_app_id", "source_fn_id", "source_fn_v", "name"]);

/** Replaces what differs from run to run: ids, times, stacks, trace data, long fillers. */
export function normalise(value: unknown, key = ""): unknown {
  if (typeof value === "string") {
    if (value.length > 1_000) return `<${value.length}>`;
    return value
      .replace(/\b01[0-9A-HJKMNP-TV-Z]{24}\b/g, "<id>")
      .replace(/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>")
      .replace(/\n {4}at [^"]*/g, "");
  }
  if (typeof value === "number") return value > 1_000_000_000_000 ? "<time>" : value;
  if (Array.isArray(value)) return value.map((member) => normalise(member));
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([name]) => !(key === "_inngest" && TRACE_KEYS.has(name)));
  return Object.fromEntries(members.toSorted().map(([name, member]) => [name, normalise(member, name)]));
}

/**
 * What is compared of a call. A call of one step may or may not carry the siblings that finished meanwhile, so
 * for those only the discovery that follows is compared.
 */
export function comparable({ fnId, stepId, body }: Call, ordered: boolean): Record<string, unknown> {
  const { ctx, event, events, steps, version } = body;
  const shown = {
    fnId,
    stepId,
    attempt: ctx.attempt,
    maxAttempts: ctx.max_attempts,
    generation: ctx.generation_id,
    parallel: ctx.disable_immediate_execution,
    version,
    event: normalise(event),
    events: events.length,
  };
  if (stepId !== "step") return shown;
  const stack = ordered ? ctx.stack.stack : ctx.stack.stack.toSorted();
  return { ...shown, stack, steps: normalise(steps) };
}

/** Calls grouped by run; runs, and calls of parallel steps within one, in an order that does not depend on timing. */
export function byRun(calls: readonly Call[], ordered: boolean): unknown[][] {
  const runs = new Map<string, Record<string, unknown>[]>();
  for (const call of calls) {
    const { run_id } = call.body.ctx;
    runs.set(run_id, [...(runs.get(run_id) ?? []), comparable(call, ordered)]);
  }
  const text = (value: unknown) => JSON.stringify(value);
  return [...runs.values()].map(sortSiblings).toSorted((a, b) => (text(a) < text(b) ? -1 : 1));
}

function sortSiblings(calls: Record<string, unknown>[]): Record<string, unknown>[] {
  const sorted: Record<string, unknown>[] = [];
  let siblings: Record<string, unknown>[] = [];
  for (const call of [...calls, null]) {
    if (call !== null && call.stepId !== "step") {
      siblings.push(call);
      continue;
    }
    sorted.push(...siblings.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)));
    siblings = [];
    if (call) sorted.push(call);
  }
  return sorted;
}

/** Why the engine itself failed a run is said in its own words; that, where and with which class is compared. */
export function withoutOwnWords(call: Call): Call {
  const { error } = call.body.event.data as { error?: { message?: string } };
  if (!error) return call;
  const data = { ...call.body.event.data, error: { ...error, message: "" }, result: null };
  return { ...call, body: { ...call.body, event: { ...call.body.event, data } } };
}

/** Moves the instants in a text, as if the recording had been made now; instants of 1970 stay. */
export function shiftTimes(text: string, shiftMs: number): string {
  return text.replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, (iso) => {
    const at = Date.parse(iso);
    return at < 1_000_000_000_000 ? iso : new Date(at + shiftMs).toISOString();
  });
}
