import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { connect } from "#db/client.ts";
import { failureInbox, models, orders, quotes } from "#db/schema/index.ts";
import { DEFAULT_OPTIONS } from "#lib/domain/order/default-options.ts";
import type { Receipt } from "#lib/domain/pricing/receipt.ts";
import { replay } from "#lib/domain/pricing/replay-receipt.ts";
import { requestPrice } from "#server/commands/order/request-price.ts";
import { priceAtOnce, pricedNow } from "#server/commands/quote/price-at-once.ts";
import { priceOrder } from "#server/commands/quote/price-order.ts";
import { remakeQuote } from "#server/commands/quote/remake-quote.ts";
import { database } from "#server/database.ts";
import { getOrderPage } from "#server/queries/order/order-page.ts";
import { getQuotePage } from "#server/queries/quote/quote-page.ts";
import { historyOf, rowOf } from "../../factories/command-rules.ts";
import { ctxOf, newKey, systemCtx } from "../../factories/ctx.ts";
import { fixedMetals, measured, pricedOrder, promised } from "../../factories/measured-order.ts";
import { orderIn } from "../../factories/order-in.ts";
import { customerOf } from "../../factories/people.ts";

const ask = (orderId: string) => ({ key: newKey(), orderId, options: DEFAULT_OPTIONS });
const DAY = 86_400_000;

describe("asking for a price", () => {
  it("gives a quote whose receipt replays, with the sum on order and history", async () => {
    const order = await pricedOrder();
    const row = await rowOf(order);
    const [quote] = await database()
      .select()
      .from(quotes)
      .where(eq(quotes.id, row.quoteId ?? ""));
    expect(row).toMatchObject({ status: "PRICE_CALCULATED", totalMinor: quote?.totalMinor });
    expect(replay(quote?.receipt as Receipt)).toEqual({ totalMinor: quote?.totalMinor, equal: true });
    const last = (await historyOf(order)).at(-1);
    expect(last?.payload).toMatchObject({ quoteId: quote?.id, totalMinor: quote?.totalMinor });
  });

  it("is answered with the price on the order when the model is measured, and its job finds nothing to do", async () => {
    const order = await orderIn("FILE_UPLOADED");
    await fixedMetals();
    await measured(order);
    const [ctx, input] = [ctxOf(order.customer), ask(order.orderId)];
    await pricedNow(ctx, requestPrice(ctx, input));
    expect(await rowOf(order)).toMatchObject({ status: "PRICE_CALCULATED" });
    expect((await historyOf(order)).at(-1)).toMatchObject({ event: "price_calculated", actorKind: "system" });
    const event = await promised(order, "order/price.requested");
    expect(await priceOrder(systemCtx(), event)).toBe("nothing_to_do");
    await pricedNow(ctx, requestPrice(ctx, input));
    expect(await database().select().from(quotes).where(eq(quotes.orderId, order.orderId))).toHaveLength(1);
  });

  it("is taken all the same when the price cannot be made at once, which is left to its job", async () => {
    const order = await orderIn("FILE_UPLOADED");
    await fixedMetals();
    await measured(order);
    const input = ask(order.orderId);
    await requestPrice(ctxOf(order.customer), input);
    const gone = connect(process.env.DATABASE_URL ?? "", { max: 1 });
    await gone.$client.end();
    await priceAtOnce({ ...ctxOf(order.customer), db: gone }, order);
    expect(await rowOf(order)).toMatchObject({ status: "SUBMITTED" });
    const event = await promised(order, "order/price.requested");
    expect(await priceOrder(systemCtx(), event)).toBe("priced");
  });

  it("makes one quote of one request, however often it is delivered", async () => {
    const order = await orderIn("FILE_UPLOADED");
    await fixedMetals();
    await measured(order);
    await requestPrice(ctxOf(order.customer), ask(order.orderId));
    const event = await promised(order, "order/price.requested");
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => priceOrder(systemCtx(), event)));
    expect(outcomes.filter((outcome) => outcome === "priced")).toHaveLength(1);
    expect(await database().select().from(quotes).where(eq(quotes.orderId, order.orderId))).toHaveLength(1);
  });

  it("never takes a unit for granted: a size that looks like inches waits for somebody's word", async () => {
    const unit = { declared: null, guess: "in", confidence: 0.97, mmPerUnit: 1, source: "assumed" } as const;
    const order = await orderIn("FILE_UPLOADED");
    await fixedMetals();
    await measured(order, { unit });
    await requestPrice(ctxOf(order.customer), ask(order.orderId));
    expect(await priceOrder(systemCtx(), await promised(order, "order/price.requested"))).toBe("failed");
    expect(await rowOf(order)).toMatchObject({ status: "PRICE_FAILED", reason: "UNIT_IN_DOUBT" });
    const said = await pricedOrder({ report: { unit }, options: { unit: "in" } });
    const assumed = await pricedOrder({ options: { unit: "mm" } });
    const sums = [(await rowOf(said)).totalMinor ?? 0, (await rowOf(assumed)).totalMinor ?? 0];
    expect(sums[0]).toBeGreaterThan(100 * (sums[1] ?? 0));
  });

  it("waits while the model is being measured, and goes to a person when it cannot be", async () => {
    const order = await orderIn("FILE_UPLOADED");
    await fixedMetals();
    await requestPrice(ctxOf(order.customer), ask(order.orderId));
    const event = await promised(order, "order/price.requested");
    expect(await priceOrder(systemCtx(), event)).toBe("waits_for_analysis");
    expect(await rowOf(order)).toMatchObject({ status: "SUBMITTED" });
    await database()
      .update(models)
      .set({ analysisState: "refused", refusal: { code: "OPEN_SURFACE" } })
      .where(eq(models.customerId, order.customerId));
    const again = { ...event, outboxId: crypto.randomUUID() };
    expect(await priceOrder(systemCtx(), again)).toBe("failed");
    expect(await rowOf(order)).toMatchObject({ status: "PRICE_FAILED", reason: "MODEL_REFUSED" });
    const [failure] = await database()
      .select()
      .from(failureInbox)
      .where(eq(failureInbox.subject, order.orderId));
    expect(failure).toMatchObject({ causeCode: "MODEL_REFUSED", ownerRole: "seller", resolvedAt: null });
  });

  it("never quotes with a stale metal price: the admin is told, the customer's order waits with a reason", async () => {
    const order = await orderIn("FILE_UPLOADED");
    const later = new Date(Date.now() + 40 * DAY);
    await measured(order);
    await requestPrice(ctxOf(order.customer, { at: later }), ask(order.orderId));
    expect(await priceOrder(systemCtx(later), await promised(order, "order/price.requested"))).toBe("failed");
    expect(await rowOf(order)).toMatchObject({ status: "PRICE_FAILED", reason: "METAL_PRICE_STALE" });
    const [failure] = await database()
      .select()
      .from(failureInbox)
      .where(eq(failureInbox.subject, order.orderId));
    expect(failure).toMatchObject({ ownerRole: "admin" });
  });

  it("does nothing when an event that could not be done a day ago comes again, though it could be done now", async () => {
    const order = await orderIn("FILE_UPLOADED");
    const later = new Date(Date.now() + 40 * DAY);
    await measured(order);
    await requestPrice(ctxOf(order.customer, { at: later }), ask(order.orderId));
    const event = await promised(order, "order/price.requested");
    expect(await priceOrder(systemCtx(later), event)).toBe("failed");
    const dayAfter = new Date(later.getTime() + 25 * 3_600_000);
    await fixedMetals(dayAfter);
    const again = Array.from({ length: 10 }, () => priceOrder(systemCtx(dayAfter), event));
    expect(new Set(await Promise.all(again))).toEqual(new Set(["nothing_to_do"]));
    expect(await rowOf(order)).toMatchObject({ status: "PRICE_FAILED", quoteId: null });
  });

  it("is one question under one key, in twenty parallel presses, and refuses another body under it", async () => {
    const order = await orderIn("FILE_UPLOADED");
    const input = ask(order.orderId);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => requestPrice(ctxOf(order.customer), input)),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect((await historyOf(order)).filter(({ event }) => event === "price_requested")).toHaveLength(1);
    const other = { ...input, options: { ...DEFAULT_OPTIONS, quantity: 2 } };
    await expect(requestPrice(ctxOf(order.customer), other)).rejects.toMatchObject({ code: "KEY_REUSED" });
  });
});

describe("a remade quote", () => {
  it("replaces the offer and says which lines moved", async () => {
    const order = await pricedOrder();
    const before = await rowOf(order);
    const options = { ...DEFAULT_OPTIONS, metalId: "silver_925" as const };
    await remakeQuote(ctxOf(order.customer), { key: newKey(), orderId: order.orderId, options });
    const page = await getQuotePage(ctxOf(order.customer), order.orderId);
    expect(page.options.metalId).toBe("silver_925");
    expect(page.quote?.totalMinor).not.toBe(before.totalMinor);
    expect(page.replaced?.difference.lines.map(({ id }) => id)).toContain("metal");
    const sum = page.replaced?.difference.lines.reduce((total, line) => total + line.deltaMinor, 0);
    expect(sum).toBe(page.replaced?.difference.deltaMinor);
  });

  it("is refused for somebody else's order, which does not exist for them", async () => {
    const order = await pricedOrder();
    const stranger = ctxOf(await customerOf());
    await expect(remakeQuote(stranger, ask(order.orderId))).rejects.toMatchObject({ kind: "NOT_FOUND" });
    await expect(getQuotePage(stranger, order.orderId)).rejects.toMatchObject({ kind: "NOT_FOUND" });
    await expect(getOrderPage(stranger, order.orderId)).rejects.toMatchObject({ kind: "NOT_FOUND" });
  });
});

describe("the order page", () => {
  it("has an unbroken history, and notices a changed one", async () => {
    const order = await pricedOrder();
    const page = await getOrderPage(ctxOf(order.customer), order.orderId);
    expect(page.history).toEqual({ count: 4, brokenAt: null });
    expect(page.steps.map(({ state }) => state).slice(0, 3)).toEqual(["done", "current", "ahead"]);
    // Nothing is promised before the price is accepted.
    expect(page.steps.map(({ dueOn }) => dueOn)).toEqual(Array(7).fill(null));
    const sql = database().$client;
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update order_events set payload = '{"forged":true}' where order_id = ${order.orderId} and seq = 3`;
    });
    expect((await getOrderPage(ctxOf(order.customer), order.orderId)).history.brokenAt).toBe(3);
  });
});

describe("the database itself", () => {
  let order: Awaited<ReturnType<typeof pricedOrder>>;
  beforeAll(async () => {
    order = await pricedOrder();
  });
  const change = (set: Partial<typeof orders.$inferInsert>) =>
    database()
      .update(orders)
      .set(set)
      .where(eq(orders.id, order.orderId))
      .then(
        () => "changed",
        (error: Error) => String(error.cause ?? error),
      );

  it("refuses a jump that the table does not hold", async () => {
    const { version } = await rowOf(order);
    expect(await change({ status: "SHIPPED", version: version + 1 })).toMatch(
      /may not go from PRICE_CALCULATED to SHIPPED/,
    );
  });

  it("refuses a change without a new version", async () => {
    expect(await change({ status: "PRICE_ACCEPTED" })).toMatch(/version must rise/);
  });

  it("refuses to rewrite history", async () => {
    const rewrite = database().$client`delete from order_events where order_id = ${order.orderId}`;
    await expect(rewrite).rejects.toThrow(/append only/);
  });
});
