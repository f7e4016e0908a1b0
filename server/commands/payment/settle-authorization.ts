import { and, eq, sql } from "drizzle-orm";
import { customers, orderContacts, paymentDirectory, payments, quotes } from "#db/schema/index.ts";
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
  ref: { customerId: string; paymentId: string },
  outcome: PaymentOutcome | null,
): Promise<Acceptance> {
  return ctx.db.transaction(async (tx) => {
    const mine = and(eq(payments.customerId, ref.customerId), eq(payments.id, ref.paymentId));
    const [payment] = await tx.select().from(payments).where(mine).for("update");
    if (!payment) throw notFound("payment");
    const loaded = await loadOrder(
      tx,
      { orderId: payment.orderId, customerIds: [ref.customerId] },
      ctx.now(),
    );
    const subject = { orderId: loaded.row.id, number: loaded.row.number };
    if (!outcome || !["pending", "unknown"].includes(payment.status))
      return { ...subject, ...standing(payment) };
    await keepReference(tx, payment, outcome);
    if (outcome.state === "authorized" || outcome.state === "captured") {
      if (loaded.row.status !== "PRICE_CALCULATED")
        return { ...subject, ...(await giveBack(tx, ctx, payment)) };
      await accept(tx, ctx, loaded, payment);
      return { ...subject, state: "accepted" };
    }
    if (outcome.state === "redirect") return { ...subject, state: "redirect", url: outcome.url };
    if (outcome.state === "unknown") {
      await markUnknown(tx, ctx, loaded, payment);
      return { ...subject, state: "unknown" };
    }
    const declineCode = outcome.state === "declined" ? outcome.code : outcome.state;
    await decline(tx, ctx, loaded, payment, declineCode);
    return { ...subject, state: "declined", declineCode };
  });
}

function standing(
  payment: PaymentRow,
): { state: "accepted" } | { state: "unknown" } | { state: "declined"; declineCode: string } {
  if (payment.status === "pending" || payment.status === "unknown") return { state: "unknown" };
  if (payment.status === "failed")
    return { state: "declined", declineCode: payment.declineCode ?? "declined" };
  return { state: "accepted" };
}

async function keepReference(tx: Transaction, payment: PaymentRow, outcome: PaymentOutcome): Promise<void> {
  if (!("ref" in outcome) || !outcome.ref) return;
  await tx
    .update(payments)
    .set({ providerRef: outcome.ref, updatedAt: sql`now()` })
    .where(and(eq(payments.customerId, payment.customerId), eq(payments.id, payment.id)));
  await tx
    .insert(paymentDirectory)
    .values({ providerRef: outcome.ref, customerId: payment.customerId, paymentId: payment.id })
    .onConflictDoNothing();
}

async function setPayment(
  tx: Transaction,
  payment: PaymentRow,
  set: Partial<typeof payments.$inferInsert>,
): Promise<void> {
  await tx
    .update(payments)
    .set({ ...set, updatedAt: sql`now()` })
    .where(and(eq(payments.customerId, payment.customerId), eq(payments.id, payment.id)));
}

async function accept(tx: Transaction, ctx: Ctx, loaded: LoadedOrder, payment: PaymentRow): Promise<void> {
  const now = ctx.now();
  await setPayment(tx, payment, { status: "authorized", authorizedAt: now });
  await tx
    .update(quotes)
    .set({ state: "accepted", acceptedAt: now })
    .where(and(eq(quotes.customerId, payment.customerId), eq(quotes.id, payment.quoteId)));
  const [contact] = await tx
    .select()
    .from(orderContacts)
    .where(and(eq(orderContacts.customerId, payment.customerId), eq(orderContacts.orderId, payment.orderId)));
  await tx
    .update(customers)
    .set({
      name: sql`coalesce(${customers.name}, ${contact?.name ?? null})`,
      email: sql`coalesce(${customers.email}, ${contact?.email ?? null})`,
    })
    .where(eq(customers.id, payment.customerId));
  const promised = new Date(`${promisedDate(now, await getCurrentPriceRules(tx))}T15:00:00Z`);
  // The money was held while the quote stood, which is what the guard asks for, even if the answer came later.
  const facts = {
    ...loaded.facts,
    paymentStatus: "authorized" as const,
    quoteValid: loaded.quote?.id === payment.quoteId,
  };
  await moveOrder(
    tx,
    {
      ...ctx,
      actor: {
        kind: "customer",
        id: payment.customerId,
        name: "",
        email: null,
        anonymous: false,
        customerIds: [payment.customerId],
      },
    },
    { ...loaded, facts },
    {
      event: "price_accepted",
      payload: { quoteId: payment.quoteId, totalMinor: payment.amountMinor },
      set: { paymentStatus: "authorized", promisedAt: promised, expectedAt: promised },
      view: { customerName: contact?.name ?? null, customerEmail: contact?.email ?? null },
    },
  );
}

// The order was cancelled while the bank was silent: what it holds goes back at once.
async function giveBack(
  tx: Transaction,
  ctx: Ctx,
  payment: PaymentRow,
): Promise<{ state: "declined"; declineCode: string }> {
  await setPayment(tx, payment, { status: "authorized", authorizedAt: ctx.now() });
  const payload = { customerId: payment.customerId, orderId: payment.orderId };
  await appendOutbox(tx, {
    topic: "payment/release.requested",
    payload,
    orderId: payment.orderId,
    traceId: ctx.traceId,
  });
  return { state: "declined", declineCode: "order_moved_on" };
}

async function markUnknown(
  tx: Transaction,
  ctx: Ctx,
  loaded: LoadedOrder,
  payment: PaymentRow,
): Promise<void> {
  if (payment.status === "unknown") return;
  await setPayment(tx, payment, { status: "unknown" });
  await recordEvent(tx, ctx, loaded.row, {
    event: "payment_unknown",
    to: loaded.row.status as OrderStatus,
    set: { paymentStatus: "unknown" },
  });
  const payload = { customerId: payment.customerId, orderId: payment.orderId, paymentId: payment.id };
  await appendOutbox(tx, {
    topic: "payment/check.requested",
    payload,
    orderId: payment.orderId,
    traceId: ctx.traceId,
  });
}

async function decline(
  tx: Transaction,
  ctx: Ctx,
  loaded: LoadedOrder,
  payment: PaymentRow,
  code: string,
): Promise<void> {
  await setPayment(tx, payment, { status: "failed", declineCode: code });
  await recordEvent(tx, ctx, loaded.row, {
    event: "payment_declined",
    to: loaded.row.status as OrderStatus,
    payload: { code },
    set: { paymentStatus: "failed" },
  });
}
