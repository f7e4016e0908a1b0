import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { orderEvents } from "#db/schema/index.ts";
import { database } from "#server/database.ts";
import { env } from "#server/env.ts";
import { closeFeed } from "#server/events/order-feed.ts";
import { trpcDoor } from "#server/trpc/door.ts";
import { appRouter } from "#server/trpc/root.ts";
import { Browser } from "../auth/world.ts";
import { PROCEDURES, type Row } from "./access-table.ts";
import { CALLERS, type Caller, strangers } from "./callers.ts";
import { type OwnedWorld, ownedWorld } from "./owned-world.ts";
import { internalFields } from "./public-answer.ts";

type Kind = "query" | "mutation" | "subscription";
const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: Kind } }>;
const names = Object.keys(procedures).sort();

let others: Awaited<ReturnType<typeof strangers>>;
beforeAll(async () => {
  others = await strangers();
});
afterAll(closeFeed);

it("has a row for every procedure, and none for what is gone", () => {
  expect(Object.keys(PROCEDURES).sort()).toEqual(names);
});

type Called = { status: number; data?: unknown };

/** The status of a call; for a stream, that of its beginning. */
async function call(browser: Browser, name: string, input: unknown): Promise<Called> {
  const kind = procedures[name]?._def.type;
  if (kind === "query") return browser.query(name, input);
  if (kind === "mutation") return browser.mutate(name, input);
  const url = new URL(`/api/trpc/${name}`, env().APP_URL);
  if (input !== undefined) url.searchParams.set("input", JSON.stringify(input));
  const stop = new AbortController();
  const response = await trpcDoor(new Request(url, { headers: browser.headers(), signal: stop.signal }));
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  // Silence after the handshake means that the stream is open.
  for (let next: { value?: string } | null | undefined = {}; next && !text.includes("httpStatus"); ) {
    next = await Promise.race([reader?.read(), new Promise<null>((r) => setTimeout(r, 300, null))]);
    text += next?.value ?? "";
  }
  stop.abort();
  const refused = /httpStatus\D+(\d+)/.exec(text)?.[1];
  return { status: refused ? Number(refused) : response.status };
}

// Let in: it worked, or the state of the thing, not the person, was in the way.
const LET_IN = [200, 409, 422];

const NOT_FOUND: Called = { status: 404 };

const eventsOf = (world: OwnedWorld) =>
  database().$count(orderEvents, eq(orderEvents.orderId, world.order.orderId));

// Nobody is somebody new each time: a first write would make a visitor of them.
function browserFor(world: OwnedWorld, caller: Caller): Browser {
  if (caller === "nobody") return new Browser();
  return caller === "owner" ? world.owner : others[caller];
}

const CUSTOMER_SIDE: readonly Caller[] = ["nobody", "visitor", "owner", "stranger"];

/** What went otherwise than the row says, in words; refused callers first, on the same untouched things. */
async function differences(name: string, row: Row, world: OwnedWorld): Promise<string[]> {
  const wrong: string[] = [];
  const events = await eventsOf(world);
  for (const caller of CALLERS.filter((each) => row.who[each] !== "in")) {
    const { status } = await call(browserFor(world, caller), name, row.input?.(world));
    if (status !== row.who[caller]) wrong.push(`${caller}: ${row.who[caller]} wanted, ${status} given`);
  }
  if ((await eventsOf(world)) !== events) wrong.push("a refused call left a trace in the history");
  for (const caller of CALLERS.filter((each) => row.who[each] === "in")) {
    const browser = browserFor(world, caller);
    const foreign = row.foreign ? await call(browser, name, row.foreign(world)) : NOT_FOUND;
    if (foreign.status !== 404 && foreign.data !== null)
      wrong.push(`${caller} with foreign ids: 404 wanted, ${foreign.status} given`);
    const { status, data } = await call(browser, name, row.input?.(world));
    if (!LET_IN.includes(status)) wrong.push(`${caller}: let in wanted, ${status} given`);
    if (CUSTOMER_SIDE.includes(caller))
      wrong.push(...internalFields(data).map((field) => `${caller} reads ${field}`));
  }
  return wrong;
}

describe.each(names)("%s", (name) => {
  it("lets in whom its row names, and nobody else", async () => {
    const row = PROCEDURES[name];
    if (row) expect(await differences(name, row, await ownedWorld(row.status))).toEqual([]);
  });
});
