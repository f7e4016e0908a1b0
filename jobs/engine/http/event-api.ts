import { eventIdsFromSeed } from "../ids.ts";
import type { EventBody, Incoming } from "../model.ts";
import { sameSecret } from "../signing.ts";
import { Refusal, type Reply, type Request, type Route } from "./server.ts";

/** Limits of the real server: bytes of one event, events in one request. */
const MAX_EVENT_BYTES = 3_145_728;
const MAX_EVENTS = 5_000;
const MAX_NAME = 256;

export type EventApi = {
  eventKey: string | null;
  accept: (events: Incoming[]) => Promise<void>;
};

/** `POST /e/:key`: one event or an array. Answers 200 only after the events are committed. */
export function eventRoutes(api: EventApi): Route[] {
  return [{ method: "POST", path: "/e/:key", answer: (request) => receive(api, request) }];
}

async function receive({ eventKey, accept }: EventApi, request: Request): Promise<Reply> {
  if (eventKey !== null && !sameSecret(request.params.key ?? "", eventKey)) {
    throw new Refusal(401, { status: 401, message: "", error: "Event key not found" });
  }
  const parsed = parse(await request.text());
  const list = Array.isArray(parsed) ? parsed : [parsed];
  const ids = eventIdsFromSeed(headerOf(request, "x-inngest-event-id-seed"));
  const { events, error } = readEvents(list, ids, Date.now());
  if (events.length > 0) await accept(events);
  const keys = events.length > 0 ? events.map(({ key }) => key) : [""];
  if (error) return { status: 400, body: { ids: keys, status: 400, error } };
  return { status: 200, body: { ids: keys, status: 200 } };
}

function headerOf(request: Request, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new Refusal(400, { ids: [""], status: 400, error: (cause as Error).message });
  }
}

/**
 * Reads events until the first bad one: those before it are accepted, as the real server does. `nowMs` is the
 * time given to an event without `ts`.
 */
export function readEvents(
  list: readonly unknown[],
  ids: (position: number) => string,
  nowMs: number,
): { events: Incoming[]; error: string | null } {
  const events: Incoming[] = [];
  for (const [index, raw] of list.entries()) {
    if (index >= MAX_EVENTS) return { events, error: `more than ${MAX_EVENTS} events in one request` };
    const read = readEvent(raw, ids(index + 1), nowMs);
    if (typeof read === "string") return { events, error: read };
    events.push(read);
  }
  return { events, error: null };
}

function readEvent(raw: unknown, key: string, nowMs: number): Incoming | string {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return "an event must be an object";
  const { name, data, ts, id, user, v } = raw as Record<string, unknown>;
  if (typeof name !== "string" || name === "") return "event name is empty";
  if (name.length > MAX_NAME || name.includes("\u0000")) return "event name is not usable";
  if (name.startsWith("inngest/")) return `event name is reserved for internal use: ${name}`;
  if (!isObject(data)) return `json: cannot unmarshal ${typeName(data)} into Go struct field raw.data`;
  if (!isObject(user)) return `json: cannot unmarshal ${typeName(user)} into Go struct field raw.user`;
  if (ts !== undefined && ts !== null && !Number.isSafeInteger(ts)) {
    return `json: cannot unmarshal ${typeName(ts)} into Go struct field raw.ts of type int64`;
  }
  if (id !== undefined && id !== null && !isName(id)) return "event id must be a short string";
  const size = Buffer.byteLength(JSON.stringify(raw));
  if (size > MAX_EVENT_BYTES)
    return `Event is over the max size: Max ${MAX_EVENT_BYTES} bytes / Size ${size} bytes`;
  const named = typeof id === "string" && id !== "";
  const body: EventBody = {
    id: named ? id : key,
    name,
    data: data ?? {},
    ts: (ts as number | null | undefined) || nowMs,
    user: user ?? {},
    ...(typeof v === "string" && v !== "" ? { v } : {}),
  };
  return { key, body, named, notBeforeMs: (ts as number | null | undefined) || null };
}

function isObject(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === "object" && !Array.isArray(value));
}

function isName(value: unknown): boolean {
  return typeof value === "string" && value.length <= MAX_NAME && !value.includes("\u0000");
}

function typeName(value: unknown): string {
  return Array.isArray(value) ? "array" : typeof value;
}
