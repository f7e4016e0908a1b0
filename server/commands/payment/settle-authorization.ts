import { and, eq, isNull, or, sql } from "drizzle-orm";
import { type Given, prepared, preparedUpdate } from "#db/prepared.ts";
import { customers, quotes } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import type { OrderStatus } from "#lib/domain/order/statuses.ts";
import { promisedDate } from "#lib/domain/pricing/delivery-promise.ts";
import { type LoadedOrder, loadOrder } from "#server/commands/order/load-order.ts";
import { moveOrder } from "#server/commands/order/move-order.ts";
import { recordEvent } from "#server/commands/order/record-event.ts";
import type { Ctx } from "#server/context.ts";
import { notFound } from "#server/errors.ts";
import { appendOutbox } from "#server/outbox/append-outbox.ts";
import type { PaymentOutcome } from "#server/payments/provider.ts";
import { getCurrentPriceRules } from "#server/queries/price/current-price-rules.ts";
import type { PaymentRow } from "./find-payment.ts";
import { lockPayment, writePayment } from "./payment-row.ts";

export type Acceptance =
  | { state: "accepted"; orderId: string; number: string }
  | { state: "declined"; orderId: string; number: string; declineCode: string }
  | { state: "unknown"; orderId: string; number: string }
  | { state: "redirect"; orderId: string; number: string; url: string };

/**
 * Writes down what the provider said of a payment and moves the order. Called by the checkout, the provider's
 * webhook and the check of unanswered payments; whoever comes second changes nothing. `null` = nothing new.
 */
export async function settleAuthorization(
  ctx: Ctx,
  ref: { customerId: string; orderId: string; paymentId: string },
  outcome: PaymentOutcome | null,
): Promise<Acceptance> {
  return ctx.db.transaction(async (tx) => {
    // The order first, as every other writer of both does: two that wait for each other would be a deadlock.
    const [loaded, locked, rules] = await Promise.all([
      loadOrder(tx, { orderId: ref.orderId, customerIds: [ref.customerId] }, ctx.now()),
      lockPayment(tx, { customerId: ref.customerId, id: ref.paymentId }),
      getCurrentPriceRules(tx),
    ]);
    if (locked?.payment.orderId !== ref.orderId) throw notFound("payment");
    const { payment, contact } = locked;
    const subject = { orderId: loaded.row.id, number: loaded.row.number };
    if (!outcome || !["pending", "unknown"].includes(payment.status))
      return { ...subject, ...standing(payment) };
    const settling = { tx, ctx, loaded, payment, contact, ref: "ref" in outcome ? outcome.ref : null };
    if (outcome.state === "authorized" || outcome.state === "captured") {
      if (loaded.row.status !== "PRICE_CALCULATED") return { ...subject, ...(await giveBack(settling)) };
      await accept(settling, promisedDate(ctx.now(), rules));
      return { ...subject, state: "accepted" };
    }
    if (outcome.state === "redirect") {
      await settle(settling, {});
      return { ...subject, state: "redirect", url: outcome.url };
    }
    if (outcome.state === "unknown") {
      await markUnknown(settling);
      return { ...subject, state: "unknown" };
    }
    if (outcome.state === "voided" || outcome.state === "refunded") {
      await noteGivenBack(settling, outcome.state);
      return { ...subject, state: "declined", declineCode: "order_moved_on" };
    }
    await decline(settling, outcome.code);
    return { ...subject, state: "declined", declineCode: outcome.code };
  });
}

type Contact = { name: string; email: string };
type Settling = {
  tx: Transaction;
  ctx: Ctx;
  loaded: LoadedOrder;
  payment: PaymentRow;
  contact: Contact | null;
  /** What the provider calls the payment, once it said so. */
  ref: string | null;
};

function standing(
  payment: PaymentRow,
): { state: "accepted" } | { state: "unknown" } | { state: "declined"; declineCode: string } {
  if (payment.status === "pending" || payment.status === "unknown") return { state: "unknown" };
  if (payment.status === "failed")
    return { state: "declined", declineCode: payment.declineCode ?? "declined" };
  return { state: "accepted" };
}

// What the provider calls it is written with whatever else it said.
function settle({ tx, ctx, payment, ref }: Settling, set: Partial<PaymentRow>): Promise<void> {
  return writePayment(tx, payment, { ...set, ...(ref ? { providerRef: ref } : {}), updatedAt: ctx.now() });
}

async function accept(settling: Settling, promisedDay: string): Promise<void> {
  const { tx, ctx, loaded, payment, contact } = settling;
  const now = ctx.now();
  const promised = new Date(`${promisedDay}T15:00:00Z`);
  // The money was held while the quote stood, which is what the guard asks for, even if the answer came later.
  const facts = {
    ...loaded.facts,
    paymentStatus: "authorized" as const,
    quoteValid: loaded.quote?.id === payment.quoteId,
  };
  const customer = {
    kind: "customer" as const,
    id: payment.customerId,
    name: "",
    email: null,
    anonymous: false,
    customerIds: [payment.customerId] as [string],
  };
  await Promise.all([
    settle(settling, { status: "authorized", authorizedAt: now }),
    updateQuote(
      tx,
      { customerId: payment.customerId, id: payment.quoteId },
      { state: "accepted", acceptedAt: now },
    ),
    contact && introduce(tx, { customerId: payment.customerId, ...contact }),
    moveOrder(
      tx,
      { ...ctx, actor: customer },
      { ...loaded, facts },
      {
        event: "price_accepted",
        payload: { quoteId: payment.quoteId, totalMinor: payment.amountMinor },
        set: { paymentStatus: "authorized", promisedAt: promised, expectedAt: promised },
        ...(contact ? { view: { customerName: contact.name, customerEmail: contact.email } } : {}),
      },
    ),
  ]);
}

// Who had no name or address so far has those of the first order; a customer known already is not even locked.
const introduce = prepared((db, given: Given<Contact & { customerId: string }>) =>
  db
    .update(customers)
    .set({
      name: sql`coalesce(${customers.name}, ${given.name})`,
      email: sql`coalesce(${customers.email}, ${given.email})`,
    })
    .where(and(eq(customers.id, given.customerId), or(isNull(customers.name), isNull(customers.email)))),
);

const updateQuote = preparedUpdate(quotes, (given: Given<{ customerId: string; id: string }>) =>
  and(eq(quotes.customerId, given.customerId), eq(quotes.id, given.id)),
);

// The order was cancelled while the bank was silent: what it holds goes back at once.
async function giveBack(settling: Settling): Promise<{ state: "declined"; declineCode: string }> {
  const { tx, ctx, payment } = settling;
  const { customerId, orderId } = payment;
  await Promise.all([
    settle(settling, { status: "authorized", authorizedAt: ctx.now() }),
    appendOutbox(tx, {
      topic: "payment/release.requested",
      payload: { customerId, orderId },
      orderId,
      traceId: ctx.traceId,
    }),
  ]);
  return { state: "declined", declineCode: "order_moved_on" };
}

// A release was quicker than this answer: the provider has given back already what nobody here knew it held.
async function noteGivenBack(settling: Settling, state: "voided" | "refunded"): Promise<void> {
  const { tx, ctx, loaded, payment } = settling;
  await Promise.all([
    settle(settling, { status: state, releasedAt: ctx.now() }),
    recordEvent(tx, ctx, loaded.row, {
      event: "payment_released",
      to: loaded.row.status as OrderStatus,
      payload: { amountMinor: payment.amountMinor, state },
      set: { paymentStatus: state },
    }),
  ]);
}

async function markUnknown(settling: Settling): Promise<void> {
  const { tx, ctx, loaded, payment } = settling;
  if (payment.status === "unknown") return settle(settling, {});
  const { customerId, orderId, id: paymentId } = payment;
  await Promise.all([
    settle(settling, { status: "unknown" }),
    recordEvent(tx, ctx, loaded.row, {
      event: "payment_unknown",
      to: loaded.row.status as OrderStatus,
      set: { paymentStatus: "unknown" },
    }),
    appendOutbox(tx, {
      topic: "payment/check.requested",
      payload: { customerId, orderId, paymentId },
      orderId,
      traceId: ctx.traceId,
    }),
  ]);
}

async function decline(settling: Settling, code: string): Promise<void> {
  const { tx, ctx, loaded } = settling;
  await Promise.all([
    settle(settling, { status: "failed", declineCode: code }),
    recordEvent(tx, ctx, loaded.row, {
      event: "payment_declined",
      to: loaded.row.status as OrderStatus,
      payload: { code },
      set: { paymentStatus: "failed" },
    }),
  ]);
}
