import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { and, eq, sql } from "drizzle-orm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { failureInbox, outbox, quotes } from "#db/schema/index.ts";
import { DEFAULT_OPTIONS } from "#lib/domain/order/default-options.ts";
import { dismissFailure } from "#server/commands/admin/dismiss-failure.ts";
import { requestPrice } from "#server/commands/order/request-price.ts";
import { priceOrder } from "#server/commands/quote/price-order.ts";
import { findGaps } from "#server/commands/reconcile/find-gaps.ts";
import { noticeStuck } from "#server/commands/reconcile/notice-stuck.ts";
import { resendUnsettled } from "#server/commands/reconcile/resend-unsettled.ts";
import { database } from "#server/database.ts";
import { appendOutbox } from "#server/outbox/append-outbox.ts";
import { claimOutbox } from "#server/outbox/claim-outbox.ts";
import { allDue } from "../../factories/all-due.ts";
import { rowOf } from "../../factories/command-rules.ts";
import { ctxOf, newKey, systemCtx } from "../../factories/ctx.ts";
import { fixedMetals, measured, promised } from "../../factories/measured-order.ts";
import { orderIn } from "../../factories/order-in.ts";

/** A door that takes events the way a job engine does, with an answer of our choice. */
type Carried = { outboxId: string; traceId: string };
type Taken = { id: string; name: string; data: Carried & { promises?: Carried[] } };
let server: Server | undefined;
async function engineThat(status: () => number): Promise<Taken[]> {
  const taken: Taken[] = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const code = status();
      if (code === 200) taken.push(...(JSON.parse(Buffer.concat(chunks).toString()) as Taken[]));
      response.writeHead(code, { "content-type": "application/json" });
      response.end(JSON.stringify({ ids: [], status: code, ...(code === 200 ? {} : { error: "down" }) }));
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  vi.stubEnv("INNGEST_DEV", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv("INNGEST_BASE_URL", undefined);
  vi.resetModules();
  return taken;
}
afterEach(() => {
  server?.close();
  vi.unstubAllEnvs();
});

async function submitted() {
  const order = await orderIn("FILE_UPLOADED");
  await fixedMetals();
  await measured(order);
  await requestPrice(ctxOf(order.customer), {
    key: newKey(),
    orderId: order.orderId,
    options: DEFAULT_OPTIONS,
  });
  return order;
}
const outboxOf = (orderId: string) =>
  database()
    .select()
    .from(outbox)
    .where(and(eq(outbox.orderId, orderId), eq(outbox.topic, "order/price.requested")));
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);

describe("the relay", () => {
  it("sends each promise once, under its own id, and keeps it until the effect is seen", async () => {
    const taken = await engineThat(() => 200);
    const { relayOnce } = await import("#jobs/relay/relay.ts");
    const order = await submitted();
    await allDue();
    while ((await relayOnce(systemCtx(), "test")) > 0);
    const [row] = await outboxOf(order.orderId);
    expect(taken.filter(({ data }) => data.outboxId === row?.id).map(({ id }) => id)).toEqual([row?.id]);
    expect(row).toMatchObject({ sends: 1, settledAt: null });
    await priceOrder(systemCtx(), await promised(order, "order/price.requested"));
    expect((await outboxOf(order.orderId))[0]?.settledAt).not.toBeNull();
  });

  it("has each promise in the transaction of its fact", async () => {
    const order = await submitted();
    const [promise] = await database().execute<{ xmin: string }>(
      sql`select xmin from outbox where order_id = ${order.orderId} and topic = 'order/price.requested'`,
    );
    const [fact] = await database().execute<{ xmin: string }>(
      sql`select xmin from order_events where order_id = ${order.orderId} and event = 'price_requested'`,
    );
    expect(promise?.xmin).toBe(fact?.xmin);
  });

  it("keeps what an engine that is down refused, and sends it when the engine is back", async () => {
    let status = 503;
    const taken = await engineThat(() => status);
    const { relayOnce } = await import("#jobs/relay/relay.ts");
    const order = await submitted();
    await allDue();
    await expect(relayOnce(systemCtx(), "test")).rejects.toThrow();
    expect((await outboxOf(order.orderId))[0]).toMatchObject({ sentAt: null, sends: 0 });
    status = 200;
    await database().update(outbox).set({ leaseUntil: null });
    while ((await relayOnce(systemCtx(), "test")) > 0);
    const [row] = await outboxOf(order.orderId);
    expect(taken.some(({ data }) => data.outboxId === row?.id)).toBe(true);
  });

  it("sends mails that are asked for at once as one event, and each again under another id", async () => {
    await database().update(outbox).set({ settledAt: new Date() });
    const taken = await engineThat(() => 200);
    const { relayOnce } = await import("#jobs/relay/relay.ts");
    const [customerId, orderId] = [randomUUID(), randomUUID()];
    const promise = (seq: number) =>
      database().transaction((tx) => {
        const payload = { customerId, orderId, template: "order_accepted", seq };
        return appendOutbox(tx, { topic: "order/mail.requested", payload, orderId, traceId: `trace ${seq}` });
      });
    const ids: string[] = [];
    for (let seq = 1; seq <= 21; seq++) ids.push(await promise(seq));
    // Each rests a moment, so that others can join it.
    expect(await relayOnce(systemCtx(), "test")).toBe(0);
    await allDue();
    expect(await relayOnce(systemCtx(), "test")).toBe(21);
    expect(taken.map(({ name }) => name)).toEqual(["order/mails.requested", "order/mail.requested"]);
    const carried = taken.flatMap(({ data }) => data.promises ?? [data]);
    expect(carried.map(({ outboxId, traceId }) => `${outboxId} ${traceId}`).toSorted()).toEqual(
      ids.map((id, i) => `${id} trace ${i + 1}`).toSorted(),
    );
    await database()
      .update(outbox)
      .set({ resendAt: new Date(0) })
      .where(eq(outbox.orderId, orderId));
    await resendUnsettled(systemCtx());
    expect(await relayOnce(systemCtx(), "test")).toBe(21);
    expect(new Set(taken.map(({ id }) => id)).size).toBe(4);
  });

  it("gives no promise to two relays at once", async () => {
    await Promise.all([submitted(), submitted(), submitted()]);
    await allDue();
    const claims = await Promise.all(
      Array.from({ length: 6 }, (_, relay) => claimOutbox(database(), `relay ${relay}`, 50)),
    );
    const ids = claims.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("the reconciler", () => {
  it("sends again what an engine took and forgot, under a new id, until the effect exists once", async () => {
    const taken = await engineThat(() => 200);
    const { relayOnce } = await import("#jobs/relay/relay.ts");
    const order = await submitted();
    await allDue();
    while ((await relayOnce(systemCtx(), "test")) > 0);
    expect((await resendUnsettled(systemCtx(later(10)))).resent).toBeGreaterThan(0);
    while ((await relayOnce(systemCtx(), "test")) > 0);
    const [row] = await outboxOf(order.orderId);
    const ids = taken.filter(({ data }) => data.outboxId === row?.id).map(({ id }) => id);
    expect(ids).toEqual([row?.id, `${row?.id}:1`]);
    const event = await promised(order, "order/price.requested");
    await Promise.all([priceOrder(systemCtx(), event), priceOrder(systemCtx(), event)]);
    expect(await database().select().from(quotes).where(eq(quotes.orderId, order.orderId))).toHaveLength(1);
    await resendUnsettled(systemCtx(later(60)));
    expect((await outboxOf(order.orderId))[0]).toMatchObject({ sends: 2, settledAt: expect.any(Date) });
    expect((await outboxOf(order.orderId))[0]?.sentAt).not.toBeNull();
  });

  it("puts a promise that never came true in front of its owner after the last try", async () => {
    const order = await submitted();
    const [row] = await outboxOf(order.orderId);
    await database()
      .update(outbox)
      .set({ sentAt: new Date(), sends: 99, resendAt: new Date() })
      .where(eq(outbox.id, row?.id ?? ""));
    await resendUnsettled(systemCtx(later(1)));
    const [failure] = await database()
      .select()
      .from(failureInbox)
      .where(eq(failureInbox.subject, row?.id ?? ""));
    expect(failure).toMatchObject({
      kind: "outbox",
      ownerRole: "seller",
      retry: { command: "resend_outbox" },
    });
    await database()
      .update(outbox)
      .set({ settledAt: new Date() })
      .where(eq(outbox.id, row?.id ?? ""));
    await noticeStuck(systemCtx());
    const failures = await database()
      .select()
      .from(failureInbox)
      .where(eq(failureInbox.subject, row?.id ?? ""));
    expect(failures).toMatchObject([{ resolvedBy: "system", resolvedAt: expect.any(Date) }]);
  });

  it("notices a submitted order whose promise is gone, and promises anew", async () => {
    const order = await submitted();
    await database().update(outbox).set({ settledAt: new Date() }).where(eq(outbox.orderId, order.orderId));
    await database().$client.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update orders set status_since = now() - interval '2 minutes' where id = ${order.orderId}`;
    });
    await findGaps(systemCtx());
    const event = await promised(order, "order/price.requested");
    expect(await priceOrder(systemCtx(), event)).toBe("priced");
    expect(await rowOf(order)).toMatchObject({ status: "PRICE_CALCULATED" });
  });

  it("shows a late order to its owner once, and takes it out when it has moved on", async () => {
    const order = await orderIn("PRICE_ACCEPTED");
    const soon = new Date(Date.now() + 26 * 3_600_000);
    await noticeStuck(systemCtx(soon));
    await noticeStuck(systemCtx(soon));
    const late = () => database().select().from(failureInbox).where(eq(failureInbox.subject, order.orderId));
    expect(await late()).toMatchObject([{ kind: "late", ownerRole: "seller", attempts: 1 }]);
    await noticeStuck(systemCtx());
    expect((await late())[0]?.resolvedAt).not.toBeNull();
  });

  it("leaves a late order alone that somebody took out of the inbox", async () => {
    const order = await orderIn("PRICE_ACCEPTED");
    const soon = new Date(Date.now() + 26 * 3_600_000);
    await noticeStuck(systemCtx(soon));
    const late = () => database().select().from(failureInbox).where(eq(failureInbox.subject, order.orderId));
    const [failure] = await late();
    const seller = ctxOf(order.seller, { at: soon });
    await dismissFailure(seller, { failureId: failure?.id ?? "", note: "ждём клиента" });
    await noticeStuck(systemCtx(later(26 * 60 + 30)));
    expect(await late()).toHaveLength(1);
  });
});
