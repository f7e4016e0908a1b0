import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { and, eq, inArray } from "drizzle-orm";
import { serve } from "inngest/node";
import { afterAll, expect, it } from "vitest";
import { smtpServer } from "#tests/support/smtp-server.ts";

// Both must stand in the environment before anything reads it.
const post = await smtpServer();
Object.assign(process.env, { NODE_ENV: "development", INNGEST_DEV: "1", SMTP_URL: post.url });
const { mails, outbox } = await import("#db/schema/index.ts");
const { web, webFunctions } = await import("#jobs/index.ts");
const { deliverDueMails } = await import("#server/commands/mail/deliver-due-mails.ts");
const { database } = await import("#server/database.ts");
const { systemCtx } = await import("#tests/factories/ctx.ts");
const { orderIn } = await import("#tests/factories/order-in.ts");

const handle = serve({ client: web, functions: webFunctions });
const door = createServer((request, response) => void Promise.resolve(handle(request, response)));
await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", resolve));
afterAll(async () => {
  door.close();
  await post.stop();
});

type Promised = { id: string; payload: Record<string, unknown> };

/** Mails promised by so many orders, and those who ordered. */
async function promises(orders: number) {
  const made: string[] = [];
  for (let n = 0; n < orders; n++) made.push((await orderIn("PRICE_CALCULATED")).customerId);
  const theirs = and(inArray(outbox.customerId, made), eq(outbox.topic, "order/mail.requested"));
  const rows: Promised[] = await database().select().from(outbox).where(theirs);
  const written = () => database().select().from(mails).where(inArray(mails.customerId, made));
  const open = async () =>
    (await database().select().from(outbox).where(theirs)).filter(({ settledAt }) => !settledAt);
  return { rows, written, open };
}

/** One call of the function by an engine, with one event that carries these promises. */
async function call(rows: readonly Promised[]) {
  const data = { promises: rows.map(({ id, payload }) => ({ ...payload, outboxId: id, traceId: null })) };
  const event = { name: "order/mails.requested", id: randomUUID(), ts: Date.now(), data };
  const { port } = door.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}/api/inngest?fnId=facet-web-order-notify&stepId=step`;
  const ctx = { attempt: 0, run_id: randomUUID(), stack: { current: 0, stack: [] }, use_api: false };
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ctx, event, events: [event], steps: {}, version: 2 }),
  });
  return { status: answer.status, text: await answer.text() };
}

it("sends every mail of one event once, however often the event comes", async () => {
  const { rows, written, open } = await promises(3);
  expect(rows).toHaveLength(3);
  const before = post.received.length;
  const first = await call(rows);
  expect(first.text).toContain("sent");
  expect((await call(rows)).text).toContain("not_due");
  expect(await written()).toMatchObject(rows.map(() => ({ state: "sent" })));
  expect(await open()).toEqual([]);
  expect(post.received).toHaveLength(before + 3);
});

it("writes the others when one cannot be written, and asks to be called again for that one", async () => {
  const { rows, written } = await promises(2);
  const [one, other] = rows as [Promised, Promised];
  const lost = { id: randomUUID(), payload: { ...one.payload, orderId: randomUUID() } };
  const answer = await call([one, lost, other]);
  expect([200, 206]).not.toContain(answer.status);
  expect(await written()).toMatchObject([{ state: "sent" }, { state: "sent" }]);
});

it("tries a mail server that is away once, and leaves all to the sweep", async () => {
  const { rows, written, open } = await promises(3);
  await post.stop();
  const answer = await call(rows);
  expect(JSON.stringify(answer.text).match(/queued|left/g)).toEqual(["queued", "left", "left"]);
  expect(await open()).toEqual([]);
  await post.start();
  await deliverDueMails(systemCtx(new Date(Date.now() + 10 * 60_000)));
  expect(await written()).toMatchObject(rows.map(() => ({ state: "sent" })));
});
