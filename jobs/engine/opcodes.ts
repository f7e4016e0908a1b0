import { canonicalJson } from "./canonical-json.ts";
import { type Moment, parseMoment } from "./durations.ts";
import type { RunError } from "./model.ts";

/** What one opcode asks for. `value` is the step's memoised value as JSON text. */
export type Operation =
  | { op: "done"; id: string; name: string; value: string }
  | { op: "failed"; id: string; name: string; value: string; error: RunError }
  | { op: "error"; id: string; name: string; value: string; error: RunError }
  | { op: "planned"; id: string; name: string }
  | { op: "sleep"; id: string; name: string; until: Moment }
  | { op: "wait"; id: string; name: string; event: string; filter: string | null; until: Moment }
  | {
      op: "invoke";
      id: string;
      name: string;
      functionId: string;
      data: Record<string, unknown>;
      until: Moment;
    }
  | { op: "complete"; output: string };

/** The app asks for something this engine does not do, or breaks a limit: the run fails, it is not retried. */
export class OperationRefused extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Largest output of one step, in bytes of JSON (the real server's limit). */
export const MAX_STEP_BYTES = 4 * 1024 * 1024;
const YEAR: Moment = { afterMs: 365 * 86_400_000 };

type Fields = Record<string, unknown>;

/** Reads the array of a 206 answer. Throws OperationRefused, or a SyntaxError when it is not opcodes at all. */
export function readOperations(body: string): Operation[] {
  const parsed: unknown = JSON.parse(body);
  if (!Array.isArray(parsed)) throw new SyntaxError("a 206 answer must be an array of opcodes");
  return parsed.map((raw: unknown) => {
    if (typeof raw !== "object" || raw === null) throw new SyntaxError("an opcode must be an object");
    return readOperation(raw as Fields);
  });
}

function readOperation(raw: Fields): Operation {
  const opts = (raw.opts ?? {}) as Fields;
  if (raw.op === "RunComplete") return { op: "complete", output: canonicalJson(raw.data) };
  const id = text(raw.id);
  if (!/^[\x21-\x7e]{1,200}$/.test(id)) throw new SyntaxError("an opcode must have an id");
  const name = (text(raw.displayName) || text(raw.name) || id).replaceAll("\u0000", "");
  if (opts.parallelMode === "race") throw refused(id, 'parallel mode "race" is not supported by this engine');
  switch (raw.op) {
    case "StepRun":
      return { op: "done", id, name, value: limited(id, `{"data":${canonicalJson(raw.data)}}`) };
    case "StepError":
    case "StepFailed": {
      const error = readError(raw.error, "Error");
      const op = raw.op === "StepFailed" ? "failed" : "error";
      return { op, id, name, error, value: limited(id, stepErrorValue(error)) };
    }
    case "StepPlanned":
      return { op: "planned", id, name };
    case "Sleep":
      return { op: "sleep", id, name, until: moment(id, opts.duration ?? raw.name) };
    case "WaitForEvent":
      return readWait(id, name, raw, opts);
    case "InvokeFunction":
      return readInvoke(id, name, opts);
    default:
      throw refused(id, `opcode "${String(raw.op)}" is not supported by this engine`);
  }
}

function readWait(id: string, name: string, raw: Fields, opts: Fields): Operation {
  const event = text(opts.event ?? raw.name);
  if (event === "" || event.includes("*")) throw refused(id, `cannot wait for event "${event}"`);
  const until = opts.timeout === undefined ? YEAR : moment(id, opts.timeout);
  return { op: "wait", id, name, event, filter: text(opts.if) || null, until };
}

function readInvoke(id: string, name: string, opts: Fields): Operation {
  const payload = (opts.payload ?? {}) as Fields;
  const data = payload.data ?? {};
  if (typeof data !== "object" || data === null) throw refused(id, "invoke needs an object as data");
  const until = opts.timeout === undefined ? YEAR : moment(id, opts.timeout);
  return { op: "invoke", id, name, functionId: text(opts.function_id), data: data as Fields, until };
}

function limited(id: string, value: string): string {
  if (Buffer.byteLength(value) <= MAX_STEP_BYTES) return value;
  throw refused(id, "step output size is greater than the limit");
}

function refused(id: string, reason: string): OperationRefused {
  const message = `error validating generator opcode ${id}: ${reason}`;
  return new OperationRefused(message, message);
}

function moment(id: string, value: unknown): Moment {
  try {
    return parseMoment(text(value));
  } catch (cause) {
    throw refused(id, (cause as Error).message);
  }
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Reads a serialised error of the SDK into what the engine stores. */
export function readError(raw: unknown, code: string): RunError {
  if (typeof raw !== "object" || raw === null) {
    return { code, name: "Error", message: typeof raw === "string" ? raw : JSON.stringify(raw ?? null) };
  }
  const fields = raw as Fields;
  const error: RunError = { code, name: text(fields.name) || "Error", message: text(fields.message) };
  if (typeof fields.stack === "string") error.stack = fields.stack;
  if (fields.cause !== undefined) error.cause = fields.cause;
  return error;
}

/** The memoised value of a step that failed for good. */
export function stepErrorValue(error: RunError): string {
  const { code: _code, ...shown } = error;
  return canonicalJson({ error: shown });
}
