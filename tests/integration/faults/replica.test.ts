import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { crash, resume, stall, startPair } from "#tests/support/standby.ts";
import { Killable } from "../engine/durability/processes.ts";
import { eventually, freePort, pause } from "../engine/support.ts";

// The pair's addresses must stand in the environment before anything reads it.
const pair = await startPair({ isSynchronous: false });
process.env.DATABASE_URL = pair.primary.url;
process.env.DATABASE_REPLICA_URL = pair.standby.url;
const { connect } = await import("#db/client.ts");
const { migrateDatabase } = await import("#db/migrate.ts");
const { cancelOrder } = await import("#server/commands/sales/cancel-order.ts");
const { database } = await import("#server/database.ts");
const { closeFeed } = await import("#server/events/order-feed.ts");
const { health } = await import("#server/observability/health.ts");
const { metrics } = await import("#server/observability/metrics.ts");
const { metricsAnswer } = await import("#server/observability/metrics-answer.ts");
const { listMyOrders } = await import("#server/queries/order/list-my-orders.ts");
const { placeNow } = await import("#server/replica/position.ts");
const { readList } = await import("#server/replica/read-list.ts");
const { replica } = await import("#server/replica/replica.ts");
const { trpcDoor } = await import("#server/trpc/door.ts");
const { ctxOf, newKey } = await import("#tests/factories/ctx.ts");
const { orderIn, ref } = await import("#tests/factories/order-in.ts");
const { publishedRules } = await import("#tests/factories/price-rules.ts");
const { browserOf } = await import("../access/callers.ts");
const { stlHead } = await import("../access/owned-world.ts");
const { signedUp } = await import("../auth/world.ts");

const holder = globalThis as { facetPosition?: ReturnType<typeof connect> };
type Browser = Awaited<ReturnType<typeof browserOf>>;

const standby = postgres(pair.standby.url, { max: 1, onnotice: () => {} });
const port = await freePort();
const ofSecond = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${port}${path}`, { headers: { "x-forwarded-for": "127.0.0.1", ...headers } });
const second = new Killable(
  "second web",
  {
    file: process.execPath,
    args: ["tests/integration/faults/second-web.ts"],
    env: { ...process.env, PORT: String(port) },
  },
  async () => (await ofSecond("/api/metrics")).ok,
);

beforeAll(async () => {
  await migrateDatabase(database());
  await publishedRules();
  await second.start();
});
afterAll(async () => {
  closeFeed();
  await second.kill();
  await Promise.all([standby, database().$client].map((client) => client.end({ timeout: 1 })));
  await pair.remove();
});

/** Until the replica has all that is committed by now and lists are read from it. */
const caughtUp = async () => {
  const { position } = await placeNow();
  await eventually(async () => (await replica()?.standing(position)) === "good", 30_000);
};

/** What happens while the replica takes its log and applies nothing of it. */
async function halted<T>(work: () => Promise<T>): Promise<T> {
  await caughtUp();
  await standby`select pg_wal_replay_pause()`;
  await eventually(
    async () => (await standby`select pg_get_wal_replay_pause_state() as is`)[0]?.is === "paused",
  );
  try {
    return await work();
  } finally {
    await standby`select pg_wal_replay_resume()`;
    await caughtUp();
  }
}

async function counts(): Promise<Map<string, number>> {
  const { values } = await metrics().lists.get();
  return new Map(values.map(({ labels, value }) => [String(labels.by), value]));
}

type Row = { orderId: string; status: string };

/** One's own orders, and where they were read. */
async function mine(browser: Browser): Promise<{ by: string | undefined; statuses: Record<string, string> }> {
  const before = await counts();
  const { data } = await browser.query("order.mine", {});
  const by = [...(await counts())].find(([name, count]) => count > (before.get(name) ?? 0))?.[0];
  return { by, statuses: statusesOf(data.orders) };
}

const statusesOf = (rows: Row[]) => Object.fromEntries(rows.map((row) => [row.orderId, row.status]));

describe("a replica that lags", () => {
  it("serves lists to whoever has written nothing that it lacks", async () => {
    const order = await orderIn("PRICE_CALCULATED");
    const browser = await browserOf(order.customer.id);
    await caughtUp();
    expect(await mine(browser)).toEqual({ by: "replica", statuses: { [order.orderId]: "PRICE_CALCULATED" } });
    const asked = await standby<{ query: string }[]>`
      select query from pg_stat_activity where application_name = 'facet-lists'`;
    expect(asked.map(({ query }) => query).join()).toContain("order_views");
  });

  it("shows at once what somebody has just written, and no 404, and serves them again when it has it", async () => {
    const { browser } = await signedUp();
    const input = {
      key: newKey(),
      fileName: "кольцо.stl",
      fingerprint: "replica-1",
      orderless: false,
      ...stlHead(),
    };
    const orderId = await halted(async () => {
      const begun = await browser.mutate("upload.begin", input);
      const { orderId } = begun.data;
      expect(begun.headers.getSetCookie().join()).toMatch(
        /facet\.written=\d+\.[\w-]{43}; Max-Age=60; Path=\/; HttpOnly; SameSite=Lax/,
      );
      expect(await mine(browser)).toEqual({ by: "behind", statuses: { [orderId]: "INITIATED" } });
      expect((await browser.query("order.configure", { orderId })).status).toBe(200);
      expect((await browser.query("order.page", { orderId })).status).toBe(200);
      return orderId;
    });
    expect(await mine(browser)).toEqual({ by: "replica", statuses: { [orderId]: "INITIATED" } });
  });

  it("still serves somebody else, but nobody what is older than two seconds", async () => {
    const order = await orderIn("PRICE_CALCULATED");
    const [browser, elsewhere] = [await browserOf(order.customer.id), await browserOf(order.customer.id)];
    await halted(async () => {
      const { key, orderId } = ref(order);
      const cancelled = await browser.mutate("order.cancel", { key, orderId, reason: "передумал" });
      expect(cancelled.status).toBe(200);
      const [own, other] = [await mine(browser), await mine(elsewhere)];
      expect(own).toEqual({ by: "behind", statuses: { [orderId]: "CANCELLED" } });
      expect(other).toEqual({ by: "replica", statuses: { [orderId]: "PRICE_CALCULATED" } });
      await pause(2_100);
      expect(await mine(elsewhere)).toEqual({ by: "lagging", statuses: { [orderId]: "CANCELLED" } });
    });
  });

  it("is not believed to have what a forged cookie says", async () => {
    const { browser } = await signedUp();
    await caughtUp();
    const [position, signature = ""] = (browser.cookies.get("facet.written") ?? "").split(".");
    const forged = [
      `${Number(position) - 1}.${signature}`,
      `0.${signature}`,
      `0.`,
      "0",
      "",
      `${position}.${signature.startsWith("x") ? "y" : "x"}${signature.slice(1)}`,
    ];
    for (const cookie of forged) {
      browser.cookies.set("facet.written", cookie);
      expect([cookie, (await mine(browser)).by]).toEqual([cookie, "behind"]);
    }
    browser.cookies.set("facet.written", `${position}.${signature}`);
    expect((await mine(browser)).by).toBe("replica");
  });

  it("is not read by somebody whose write was answered without a place", async () => {
    const order = await orderIn("PRICE_CALCULATED");
    const { key, orderId } = ref(order);
    const browser = await browserOf(order.customer.id);
    await caughtUp();
    const { facetPosition } = holder;
    holder.facetPosition = connect("postgres://facet@127.0.0.1:1/facet", { max: 1 });
    const cancelled = await browser.mutate("order.cancel", { key, orderId, reason: "передумал" });
    holder.facetPosition = facetPosition;
    expect(cancelled.status).toBe(200);
    await caughtUp();
    expect(await mine(browser)).toEqual({ by: "behind", statuses: { [orderId]: "CANCELLED" } });
  });

  it("is never read by what is no request: a job, or a command", async () => {
    const { customer } = await orderIn("INITIATED");
    await caughtUp();
    const before = await counts();
    await readList(ctxOf(customer), (at) => {
      expect(at.db).toBe(database());
      return listMyOrders(at, {});
    });
    expect(await counts()).toEqual(before);
  });
});

/** A stream of an order's or a list's changes, as a page holds one; `has` says whether there was news of the order. */
async function stream(browser: Browser, path: string, input?: unknown) {
  const url = new URL(`/api/trpc/${path}`, "http://127.0.0.1");
  if (input !== undefined) url.searchParams.set("input", JSON.stringify(input));
  const stop = new AbortController();
  const headers = browser.headers({ accept: "text/event-stream" });
  const response = await trpcDoor(new Request(url, { headers, signal: stop.signal }));
  let text = "";
  const write = (chunk: string) => {
    text += chunk;
  };
  void response.body?.pipeThrough(new TextDecoderStream()).pipeTo(new WritableStream({ write }));
  // Once it listens, the feed proves it to itself by a beat.
  const beats = sql`select 1 from pg_stat_activity where application_name = 'facet-feed' and query ilike '%notify%'`;
  await eventually(async () => text.includes("connected") && (await database().execute(beats)).length > 0);
  return { has: (orderId: string) => text.includes(orderId), stop: () => stop.abort() };
}

/** One's own orders as another web process gives them, and how often it has read lists where. */
async function mineAtSecond(browser: Browser) {
  const cookie = browser.headers().get("cookie") ?? "";
  const path = `/api/trpc/order.mine?input=${encodeURIComponent("{}")}`;
  const { result } = await (await ofSecond(path, { cookie })).json();
  return statusesOf(result.data.orders);
}
async function countAtSecond(by: string): Promise<number> {
  const text = await (await ofSecond("/api/metrics")).text();
  return Number(new RegExp(`facet_list_reads_total\\{by="${by}"\\} (\\d+)`).exec(text)?.[1] ?? 0);
}

describe("news of somebody else's write, with a replica that lags", () => {
  /** A seller calls the order off while its owner looks at it and at the list; the second process knows the replica. */
  async function calledOff() {
    const order = await orderIn("PRICE_ACCEPTED");
    const { orderId } = order;
    const browser = await browserOf(order.customer.id);
    const page = await stream(browser, "order.onChange", { orderId });
    const list = await stream(browser, "order.onMyChanges");
    const whileHalted = async (work: (told: typeof list, shown: object) => Promise<void>) => {
      await halted(async () => {
        expect(await mineAtSecond(browser)).toEqual({ [orderId]: "PRICE_ACCEPTED" });
        await cancelOrder(ctxOf(order.seller), { ...ref(order), reason: "клиент передумал" });
        await eventually(() => page.has(orderId), 1_000);
        await work(list, { [orderId]: "CANCELLED" });
      });
      page.stop();
      list.stop();
    };
    return { orderId, browser, whileHalted };
  }

  it("waits until the replica has it: a list that is read at it, by any process, shows it", async () => {
    const { orderId, browser, whileHalted } = await calledOff();
    await whileHalted(async (list, shown) => {
      await pause(300);
      expect(list.has(orderId)).toBe(false);
      const later = await stream(browser, "order.onMyChanges");
      const before = await countAtSecond("replica");
      await standby`select pg_wal_replay_resume()`;
      await eventually(() => list.has(orderId) && later.has(orderId));
      expect(await mineAtSecond(browser)).toEqual(shown);
      expect(await countAtSecond("replica")).toBe(before + 1);
      later.stop();
    });
  });

  it("waits no longer than until no process reads from that replica", async () => {
    const { orderId, browser, whileHalted } = await calledOff();
    await whileHalted(async (list, shown) => {
      await eventually(() => list.has(orderId), 4_000);
      expect(await mineAtSecond(browser)).toEqual(shown);
      expect(await countAtSecond("lagging")).toBe(1);
    });
  });
});

describe("a replica that is lost", () => {
  const serves = async (browser: Browser, most: number) => {
    const at = performance.now();
    const found = await mine(browser);
    expect(performance.now() - at).toBeLessThan(most);
    return found;
  };
  const isServingAgain = (browser: Browser) =>
    eventually(async () => (await mine(browser)).by === "replica", 60_000);

  it("lets lists be read from the primary when it is killed, and the shop stays open", async () => {
    const order = await orderIn("PRICE_CALCULATED");
    const browser = await browserOf(order.customer.id);
    const statuses = { [order.orderId]: "PRICE_CALCULATED" };
    await caughtUp();
    crash(pair.standby);
    await pair.standby.process.kill();
    expect(await serves(browser, 3_000)).toEqual({ by: expect.stringMatching(/failed|away/), statuses });
    expect(await serves(browser, 500)).toEqual({ by: "away", statuses });
    expect(await health()).toMatchObject({ status: "degraded", parts: { replica: { state: "down" } } });
    const text = await (await metricsAnswer(new Headers({ "x-forwarded-for": "127.0.0.1" }))).text();
    expect(text).toMatch(/facet_replica_lag_bytes nan/i);
    await pair.standby.process.start();
    await isServingAgain(browser);
    await eventually(async () => (await health()).parts.replica.state === "ok");
  });

  it("lets nobody wait longer than its deadline when it stalls", async () => {
    const order = await orderIn("PRICE_CALCULATED");
    const browser = await browserOf(order.customer.id);
    const statuses = { [order.orderId]: "PRICE_CALCULATED" };
    await caughtUp();
    // Long enough ago that it is asked before it is read.
    await pause(300);
    stall(pair.standby);
    expect(await serves(browser, 1_500)).toEqual({ by: "away", statuses });
    expect(await serves(browser, 500)).toEqual({ by: "away", statuses });
    resume(pair.standby);
    await isServingAgain(browser);
    stall(pair.standby);
    expect(await serves(browser, 3_500)).toEqual({ by: expect.stringMatching(/failed|away/), statuses });
    resume(pair.standby);
    await isServingAgain(browser);
  });

  it("leaves a list that takes too long there to the primary", async () => {
    const order = await orderIn("PRICE_CALCULATED");
    const browser = await browserOf(order.customer.id);
    await caughtUp();
    // A lock of the primary's is held on the replica, too, until its end is replayed.
    await database().transaction(async (tx) => {
      await tx.execute(sql`lock table order_views in access exclusive mode`);
      await caughtUp();
      await standby`select pg_wal_replay_pause()`;
    });
    const found = await serves(browser, 4_000);
    expect(found).toEqual({ by: "failed", statuses: { [order.orderId]: "PRICE_CALCULATED" } });
    await standby`select pg_wal_replay_resume()`;
    await isServingAgain(browser);
  });

  it("is not read when it is a primary itself, nor when it follows another", async () => {
    const order = await orderIn("PRICE_CALCULATED");
    const browser = await browserOf(order.customer.id);
    const fromPrimary = { by: "away", statuses: { [order.orderId]: "PRICE_CALCULATED" } };
    await caughtUp();
    await standby`select pg_promote()`;
    await pause(300);
    expect(await mine(browser)).toEqual(fromPrimary);
    // A standby again, further in numbers than the primary: what it has is its own.
    await standby`create table elsewhere as select generate_series(1, 100000)`;
    await pair.standby.process.kill("SIGINT");
    writeFileSync(join(pair.standby.folder, "standby.signal"), "");
    await pair.standby.process.start();
    await eventually(async () => (await standby`select pg_is_in_recovery() as is`)[0]?.is, 30_000);
    await pause(2_100);
    await mine(browser);
    await pause(600);
    expect(await mine(browser)).toEqual(fromPrimary);
  });
});
