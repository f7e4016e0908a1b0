import { parseCron } from "./cron.ts";
import { parseMoment } from "./durations.ts";
import { compileExpression } from "./expressions.ts";
import type { Cap, FunctionDefinition } from "./model.ts";

/** A registration this engine cannot honour; the message names the function, the option and the reason. */
export class RegistrationRefused extends Error {}

/** What an app says about itself: its name and its functions as sent, with their checked form. */
export type Registration = {
  app: string;
  url: string;
  sdk: string;
  functions: { raw: unknown; definition: FunctionDefinition }[];
};

type Fields = Record<string, unknown>;
const KNOWN = new Set(["id", "name", "triggers", "steps", "idempotency", "concurrency", "cancel"]);
const DEFAULT_RETRIES = 4;
const MOST_RETRIES = 20;

/**
 * Checks the body of `POST /fn/register`. Refuses with RegistrationRefused everything the engine does not do
 * exactly as the real server does: a silent difference would only show in production.
 */
export function readRegistration(body: unknown): Registration {
  const fields = record(body, "the body");
  const app = fields.appName;
  if (typeof app !== "string" || app === "") throw new RegistrationRefused("App ID required");
  if (!Array.isArray(fields.functions)) throw new RegistrationRefused("functions must be a list");
  const functions = fields.functions.map((raw) => ({ raw, definition: readFunction(app, raw) }));
  const ids = functions.map((each) => each.definition.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) throw new RegistrationRefused(`${twice}: registered twice`);
  return { app, url: text(fields.url), sdk: text(fields.sdk), functions };
}

/** Checks and compiles one function as the SDK sends it. */
export function readFunction(app: string, raw: unknown): FunctionDefinition {
  const fields = record(raw, "a function");
  const id = text(fields.id);
  if (!/^[\x21-\x7e]{1,200}$/.test(id)) throw new RegistrationRefused(`function id "${id}" is not usable`);
  const within = <T>(option: string, read: () => T): T => {
    try {
      return read();
    } catch (cause) {
      throw new RegistrationRefused(`${id}: ${option}: ${(cause as Error).message}`, { cause });
    }
  };
  for (const key of Object.keys(fields)) {
    if (KNOWN.has(key) || fields[key] === undefined) continue;
    throw new RegistrationRefused(`${id}: option "${key}" is not supported by this engine`);
  }
  const step = within("steps", () => readStep(fields.steps));
  const triggers = within("triggers", () => list(fields.triggers, 10).map(readTrigger));
  return {
    id,
    app,
    name: text(fields.name) || id,
    url: step.url,
    maxAttempts: step.retries + 1,
    events: triggers.flatMap((trigger) => (trigger.event ? [trigger.event] : [])),
    crons: triggers.flatMap((trigger) => (trigger.cron ? [trigger.cron] : [])),
    caps: within("concurrency", () => readCaps(fields.concurrency)),
    idempotency: within("idempotency", () => expression(fields.idempotency, "event")),
    cancels: within("cancel", () => list(fields.cancel, 5).map(readCancel)),
  };
}

function readStep(raw: unknown): { url: string; retries: number } {
  const steps = record(raw, "steps");
  if (Object.keys(steps).length !== 1) throw new RangeError("exactly one entry point is supported");
  const step = record(steps.step, "steps.step");
  const runtime = record(step.runtime, "runtime");
  if (runtime.type !== "http") throw new RangeError(`runtime "${String(runtime.type)}" is not supported`);
  const url = text(runtime.url);
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? "")) throw new RangeError(`"${url}" is not an http URL`);
  const retries = step.retries === undefined ? DEFAULT_RETRIES : record(step.retries, "retries").attempts;
  if (!Number.isInteger(retries) || (retries as number) < 0 || (retries as number) > MOST_RETRIES) {
    throw new RangeError(`retries must be 0 to ${MOST_RETRIES}`);
  }
  return { url, retries: retries as number };
}

function readTrigger(raw: unknown): { event?: FunctionDefinition["events"][number]; cron?: string } {
  const trigger = record(raw, "a trigger");
  onlyKeys(trigger, ["event", "expression", "cron"]);
  if (trigger.cron !== undefined) {
    parseCron(text(trigger.cron));
    return { cron: text(trigger.cron) };
  }
  return { event: { name: eventName(trigger.event, true), filter: expression(trigger.expression, "event") } };
}

function readCancel(raw: unknown): FunctionDefinition["cancels"][number] {
  const cancel = record(raw, "an entry");
  onlyKeys(cancel, ["event", "if", "timeout"]);
  return {
    event: eventName(cancel.event, false),
    filter: expression(cancel.if, "both"),
    timeout: cancel.timeout === undefined ? null : parseMoment(text(cancel.timeout)),
  };
}

function readCaps(raw: unknown): Cap[] {
  if (raw === undefined || raw === null) return [];
  if (typeof raw === "number") return readCaps([{ limit: raw }]);
  const caps = (Array.isArray(raw) ? list(raw, 2) : [raw]).map((each) => {
    const cap = record(each, "a limit");
    onlyKeys(cap, ["limit", "key", "scope"]);
    if (cap.scope !== undefined && cap.scope !== "fn") {
      throw new RangeError(`scope "${String(cap.scope)}" is not supported by this engine`);
    }
    if (!Number.isInteger(cap.limit) || (cap.limit as number) < 0) throw new RangeError("limit must be >= 0");
    return { limit: cap.limit as number, key: expression(cap.key, "event") };
  });
  return caps.filter((cap) => cap.limit > 0);
}

function eventName(value: unknown, wildcard: boolean): string {
  const name = text(value);
  if (name === "" || name.length > 256) throw new RangeError("event name missing or too long");
  const stars = name.indexOf("*");
  if (stars >= 0 && !(wildcard && stars === name.length - 1)) {
    throw new RangeError(`event "${name}": * is supported at the end of a trigger only`);
  }
  return name;
}

function expression(value: unknown, scope: "event" | "both") {
  return value === undefined || value === null || value === "" ? null : compileExpression(text(value), scope);
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function record(value: unknown, what: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new RegistrationRefused(`${what} must be an object`);
  }
  return value as Fields;
}

function list(value: unknown, most: number): unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new RangeError("must be a list");
  if (value.length > most) throw new RangeError(`at most ${most} are allowed`);
  return value;
}

function onlyKeys(fields: Fields, known: string[]): void {
  const key = Object.keys(fields).find((name) => !known.includes(name) && fields[name] !== undefined);
  if (key) throw new RangeError(`"${key}" is not supported by this engine`);
}
