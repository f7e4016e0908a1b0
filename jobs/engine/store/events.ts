import { canonicalJson } from "../canonical-json.ts";
import { searchRefs } from "../match-keys.ts";
import type { EventBody, Incoming } from "../model.ts";
import { type Db, rows } from "./db.ts";

/** Stores events; returns the keys of those that were new. An event already there keeps its first body. */
export async function insertEvents(db: Db, events: readonly Incoming[]): Promise<Set<string>> {
  if (events.length === 0) return new Set();
  const written = events.map(({ key, body }) => ({
    id: key,
    name: body.name,
    body: canonicalJson(body),
    refs: searchRefs(body.data),
  }));
  const inserted = await db<{ id: string }[]>`
    insert into engine.events (id, name, body, refs)
    select id, name, body, refs
    from json_to_recordset(${rows(db, written)}) as x(id text, name text, body text, refs text[])
    on conflict (id) do nothing returning id`;
  return new Set(inserted.map((row) => row.id));
}

/** The stored event under the engine's own id, or null. `receivedAt` comes from the id. */
export async function findEvent(db: Db, key: string): Promise<EventBody | null> {
  const [row] = await db<{ body: string }[]>`select body from engine.events where id = ${key}`;
  return row ? (JSON.parse(row.body) as EventBody) : null;
}
