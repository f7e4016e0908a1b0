import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import { database } from "#server/database.ts";
import { env } from "#server/env.ts";
import { MISSED } from "#server/events/bounded-queue.ts";
import { closeFeed, type OrderChange, orderChanges } from "#server/events/order-feed.ts";
import { trpcDoor } from "#server/trpc/door.ts";
import { signedUp } from "../auth/world.ts";

afterAll(closeFeed);

const tell = (change: Partial<OrderChange>) =>
  database().execute(
    sql`select pg_notify('facet_orders', ${JSON.stringify({ seq: 1, event: "x", from: null, to: "INITIATED", ...change })})`,
  );

function collect(accepts: (change: OrderChange) => boolean) {
  const stop = new AbortController();
  const seen: unknown[] = [];
  void (async () => {
    for await (const news of orderChanges(accepts, stop.signal)) seen.push(news);
  })();
  return { seen, stop: () => stop.abort() };
}

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 100 && !holds(); i++) await pause(100);
  expect(holds()).toBe(true);
}

it("gives each reader the news it asked for, and no other", async () => {
  const mine = randomUUID();
  const reader = collect(({ customerId }) => customerId === mine);
  await until(() => reader.seen.includes(MISSED));
  await tell({ customerId: randomUUID(), orderId: randomUUID() });
  await tell({ customerId: mine, orderId: randomUUID(), seq: 7 });
  await until(() => reader.seen.length > 1);
  expect(reader.seen.slice(1)).toMatchObject([{ customerId: mine, seq: 7 }]);
  reader.stop();
});

it("listens again after its connection was cut, and says that news may be missing", async () => {
  const reader = collect(() => true);
  await tell({ seq: 1 });
  await until(() => reader.seen.length === 1);
  reader.seen.length = 0;
  await database().execute(
    sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'facet-feed' and datname = current_database()`,
  );
  await until(() => reader.seen.includes(MISSED));
  await tell({ seq: 2 });
  await until(() => reader.seen.some((news) => (news as OrderChange).seq === 2));
  reader.stop();
});

it("streams a customer's changes over HTTP without telling what they are", async () => {
  const { browser } = await signedUp();
  const url = new URL("/api/trpc/order.onMyChanges", env().APP_URL);
  const stop = new AbortController();
  const headers = browser.headers({ accept: "text/event-stream" });
  const response = await trpcDoor(new Request(url, { headers, signal: stop.signal }));
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  let text = "";
  void response.body?.pipeThrough(new TextDecoderStream()).pipeTo(
    new WritableStream({
      write: (chunk) => {
        text += chunk;
      },
    }),
  );
  await until(() => text.includes("connected"));
  const [own] = await database().execute<{ customer_id: string }>(
    sql`select customer_id from customer_members order by created_at desc limit 1`,
  );
  const orderId = randomUUID();
  await tell({ customerId: own?.customer_id, orderId, seq: 3, event: "order_cancelled" });
  await tell({ customerId: randomUUID(), orderId, seq: 4 });
  await until(() => text.includes(orderId));
  expect(text).toContain(JSON.stringify({ orderId, seq: 3 }));
  expect(text).not.toContain("order_cancelled");
  expect(text).not.toContain('"seq":4');
  stop.abort();
});

it("refuses someone else's order before the stream begins", async () => {
  const { browser } = await signedUp();
  const url = new URL("/api/trpc/order.onChange", env().APP_URL);
  url.searchParams.set("input", JSON.stringify({ orderId: randomUUID() }));
  const response = await trpcDoor(new Request(url, { headers: browser.headers() }));
  expect(await response.text()).toContain('"NOT_FOUND"');
});
