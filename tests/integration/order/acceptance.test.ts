import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { mails, orderContacts, payments, sandboxPayments } from "#db/schema/index.ts";
import { composeOrderMail } from "#server/commands/mail/compose-order-mail.ts";
import { deliverMail } from "#server/commands/mail/deliver-mail.ts";
import { cancelOrder } from "#server/commands/order/cancel-order.ts";
import { acceptQuote } from "#server/commands/payment/accept-quote.ts";
import { capturePayment } from "#server/commands/payment/capture-payment.ts";
import { checkPayment } from "#server/commands/payment/check-payment.ts";
import { releasePayment } from "#server/commands/payment/release-payment.ts";
import { approveOrder } from "#server/commands/sales/approve-order.ts";
import { database } from "#server/database.ts";
import { SANDBOX_CARDS, sandboxProvider } from "#server/payments/sandbox.ts";
import { historyOf, rowOf } from "../../factories/command-rules.ts";
import { ctxOf, newKey, systemCtx } from "../../factories/ctx.ts";
import { pricedOrder, promised } from "../../factories/measured-order.ts";
import { ref } from "../../factories/order-in.ts";
import { customerOf } from "../../factories/people.ts";

const contact = {
  name: "Елена Соколова",
  email: "elena@example.com",
  phone: null,
  address: {
    method: "courier" as const,
    region: "RU",
    postcode: "190000",
    city: "Санкт-Петербург",
    street: "Садовая, 1",
  },
};

async function checkout(
  order: Awaited<ReturnType<typeof pricedOrder>>,
  means: string = SANDBOX_CARDS.approved,
) {
  const { quoteId, totalMinor } = await rowOf(order);
  const input = {
    key: newKey(),
    orderId: order.orderId,
    quoteId: quoteId ?? "",
    totalMinor: totalMinor ?? 0,
    contact,
    means,
    returnUrl: "/ru",
  };
  return { input, accept: (changed = {}) => acceptQuote(ctxOf(order.customer), { ...input, ...changed }) };
}
const paymentsOf = (orderId: string) =>
  database().select().from(payments).where(eq(payments.orderId, orderId));

describe("accepting a quote", () => {
  it("holds the sum, promises a date and fixes the contact", async () => {
    const order = await pricedOrder();
    const { accept, input } = await checkout(order);
    expect(await accept()).toMatchObject({ state: "accepted", number: order.number });
    const row = await rowOf(order);
    expect(row).toMatchObject({ status: "PRICE_ACCEPTED", paymentStatus: "authorized" });
    expect(row.promisedAt?.getTime()).toBeGreaterThan(Date.now() + 20 * 86_400_000);
    expect(await paymentsOf(order.orderId)).toMatchObject([
      { status: "authorized", amountMinor: input.totalMinor },
    ]);
    const [stored] = await database()
      .select()
      .from(orderContacts)
      .where(eq(orderContacts.orderId, order.orderId));
    expect(stored).toMatchObject({ email: contact.email });
  });

  it("charges one person once: twenty presses with one key are one payment and one answer", async () => {
    const order = await pricedOrder();
    const { accept, input } = await checkout(order);
    const answers = await Promise.all(Array.from({ length: 20 }, () => accept()));
    expect(new Set(answers.map(({ state }) => state))).toEqual(new Set(["accepted"]));
    expect(await paymentsOf(order.orderId)).toHaveLength(1);
    const held = await database()
      .select()
      .from(sandboxPayments)
      .where(eq(sandboxPayments.amountMinor, input.totalMinor));
    const [payment] = await paymentsOf(order.orderId);
    expect(held.filter(({ idempotencyKey }) => idempotencyKey === payment?.id)).toHaveLength(1);
  });

  it("refuses a second payment beside the first, another sum, an old quote and a used key for another order", async () => {
    const order = await pricedOrder();
    const { accept, input } = await checkout(order);
    await expect(accept({ totalMinor: input.totalMinor - 1 })).rejects.toMatchObject({
      code: "TOTAL_CHANGED",
    });
    await expect(accept({ quoteId: crypto.randomUUID() })).rejects.toMatchObject({ code: "QUOTE_REPLACED" });
    await accept();
    await expect(accept({ key: newKey() })).rejects.toMatchObject({ kind: "CONFLICT" });
    const second = await pricedOrder({ customer: order.customer });
    const other = await checkout(second);
    await expect(other.accept({ key: input.key })).rejects.toMatchObject({ code: "KEY_REUSED" });
  });

  it("refuses an expired quote", async () => {
    const order = await pricedOrder();
    const { input } = await checkout(order);
    const late = ctxOf(order.customer, { at: new Date(Date.now() + 2 * 86_400_000) });
    await expect(acceptQuote(late, input)).rejects.toMatchObject({ code: "QUOTE_EXPIRED" });
  });

  it("does not exist for somebody else", async () => {
    const order = await pricedOrder();
    const { input } = await checkout(order);
    await expect(acceptQuote(ctxOf(await customerOf()), input)).rejects.toMatchObject({ kind: "NOT_FOUND" });
    expect(await paymentsOf(order.orderId)).toEqual([]);
  });

  it("keeps price and order when the bank declines, and takes another card then", async () => {
    const order = await pricedOrder();
    const declined = await checkout(order, SANDBOX_CARDS.declined);
    expect(await declined.accept()).toMatchObject({ state: "declined", declineCode: "card_declined" });
    expect(await declined.accept()).toMatchObject({ state: "declined" });
    expect(await rowOf(order)).toMatchObject({ status: "PRICE_CALCULATED", paymentStatus: "failed" });
    expect(await (await checkout(order)).accept()).toMatchObject({ state: "accepted" });
    expect((await paymentsOf(order.orderId)).map(({ status }) => status).sort()).toEqual([
      "authorized",
      "failed",
    ]);
  });

  it("asks again with the same key when the bank fell silent after holding, and holds once", async () => {
    const order = await pricedOrder();
    const { accept } = await checkout(order, SANDBOX_CARDS.timeoutAfterHold);
    expect(await accept()).toMatchObject({ state: "unknown" });
    expect(await rowOf(order)).toMatchObject({ status: "PRICE_CALCULATED", paymentStatus: "unknown" });
    await expect((await checkout(order)).accept()).rejects.toMatchObject({ code: "PAYMENT_OPEN" });
    const event = await promised(order, "payment/check.requested");
    expect(await checkPayment(systemCtx(), event)).toMatchObject({ state: "accepted" });
    expect(await checkPayment(systemCtx(), event)).toMatchObject({ state: "accepted" });
    expect(await rowOf(order)).toMatchObject({ status: "PRICE_ACCEPTED", paymentStatus: "authorized" });
    expect(await paymentsOf(order.orderId)).toHaveLength(1);
  });
});

describe("money after acceptance", () => {
  it("is charged once when the seller approves", async () => {
    const order = await pricedOrder();
    const { accept, input } = await checkout(order);
    await accept();
    await approveOrder(ctxOf(order.seller), { ...ref(order), totalMinor: input.totalMinor });
    const event = await promised(order, "payment/capture.requested");
    await Promise.all(Array.from({ length: 10 }, () => capturePayment(systemCtx(), event)));
    expect(await rowOf(order)).toMatchObject({ status: "MANUFACTURING_APPROVED", paymentStatus: "captured" });
    expect(await paymentsOf(order.orderId)).toMatchObject([{ status: "captured" }]);
  });

  it.each([
    ["a hold is voided", false, "voided"],
    ["a charge is refunded", true, "refunded"],
  ])("goes back on cancel: %s", async (_, captured, outcome) => {
    const order = await pricedOrder();
    const { accept, input } = await checkout(order);
    await accept();
    if (captured) {
      await approveOrder(ctxOf(order.seller), { ...ref(order), totalMinor: input.totalMinor });
      await capturePayment(systemCtx(), await promised(order, "payment/capture.requested"));
    }
    await cancelOrder(ctxOf(order.customer), { key: newKey(), orderId: order.orderId, reason: "передумала" });
    const event = await promised(order, "payment/release.requested");
    await Promise.all([releasePayment(systemCtx(), event), releasePayment(systemCtx(), event)]);
    expect(await rowOf(order)).toMatchObject({ status: "CANCELLED", paymentStatus: outcome });
  });

  it("goes back at once when the bank answers after the order was cancelled", async () => {
    const order = await pricedOrder();
    const { accept } = await checkout(order, SANDBOX_CARDS.timeoutAfterHold);
    await accept();
    await cancelOrder(ctxOf(order.customer), { key: newKey(), orderId: order.orderId, reason: "долго" });
    await checkPayment(systemCtx(), await promised(order, "payment/check.requested"));
    await releasePayment(systemCtx(), await promised(order, "payment/release.requested"));
    expect(await paymentsOf(order.orderId)).toMatchObject([{ status: "voided" }]);
  });
});

describe("a return that is quicker than the lost answer", () => {
  it("is written down as given back, once, whoever sees it first", async () => {
    const order = await pricedOrder();
    await (await checkout(order, SANDBOX_CARDS.timeoutAfterHold)).accept();
    await cancelOrder(ctxOf(order.customer), { key: newKey(), orderId: order.orderId, reason: "долго" });
    const [payment] = await paymentsOf(order.orderId);
    await sandboxProvider(database()).release(`sbx_${payment?.id}`, payment?.id ?? "");
    await checkPayment(systemCtx(), await promised(order, "payment/check.requested"));
    expect(await rowOf(order)).toMatchObject({ status: "CANCELLED", paymentStatus: "voided" });
    await releasePayment(systemCtx(), await promised(order, "payment/release.requested"));
    const events = (await historyOf(order)).map(({ event }) => event);
    expect(events.filter((event) => event === "payment_released")).toHaveLength(1);
    expect(events).not.toContain("payment_declined");
  });
});

describe("mail", () => {
  it("is written once for one event, in the order's language, and kept when there is no mail server", async () => {
    const order = await pricedOrder();
    await (await checkout(order)).accept();
    const event = await promised(order, "order/mail.requested");
    const refs = await Promise.all([1, 2, 3].map(() => composeOrderMail(systemCtx(), event)));
    const written = await database().select().from(mails).where(eq(mails.orderId, order.orderId));
    expect(written).toHaveLength(1);
    expect(new Set(refs.map((mail) => mail?.mailId))).toEqual(new Set([written[0]?.id]));
    expect(written[0]?.subject).toContain(order.number);
    const mail = refs[0] ?? { customerId: "", mailId: "" };
    expect(await deliverMail(systemCtx(), mail)).toBe("kept");
    expect(await deliverMail(systemCtx(), mail)).toBe("not_due");
  });
});
