import { z } from "zod";
import { type Given, prepared } from "#db/prepared.ts";
import { orderContacts, payments } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import { IdempotencyKey, OrderContact, Uuid } from "#lib/contracts/order.ts";
import { requireCustomer } from "#server/authorise.ts";
import { type LoadedOrder, loadOrder } from "#server/commands/order/load-order.ts";
import type { Ctx } from "#server/context.ts";
import { conflict, Refusal } from "#server/errors.ts";
import { paymentProvider } from "#server/payments/payment-provider.ts";
import { isBeingMeasured } from "#server/queries/model/measured.ts";
import { findPaymentByKey, type OpenedPayment } from "./find-payment.ts";
import { type Acceptance, settleAuthorization } from "./settle-authorization.ts";

export const AcceptQuoteInput = z.object({
  key: IdempotencyKey,
  orderId: Uuid,
  quoteId: Uuid,
  /** The sum the customer saw, minor units; another sum than the quote's is refused. */
  totalMinor: z.int().positive(),
  contact: OrderContact,
  /** Means of payment: a test card for the sandbox, empty for a provider with its own page. */
  means: z.string().max(40),
  returnUrl: z.string().startsWith("/").max(300),
});
type Input = z.output<typeof AcceptQuoteInput>;

/**
 * The customer accepts one quote and its sum is held. The payment row is committed before the provider is
 * asked, so a lost answer is asked for again with the same key and nobody pays twice. Returns how it ended:
 * accepted, declined (nothing taken, the price stays), unknown (being checked) or redirect.
 */
export async function acceptQuote(ctx: Ctx, input: Input): Promise<Acceptance> {
  const { payment, number } = await openOnce(ctx, input);
  const outcome =
    payment.status === "pending"
      ? await paymentProvider(ctx.db).authorize({
          idempotencyKey: payment.id,
          amountMinor: payment.amountMinor,
          currency: payment.currency,
          means: input.means,
          orderNumber: number,
          returnUrl: input.returnUrl,
        })
      : null;
  const { customerId, orderId, id: paymentId } = payment;
  return settleAuthorization(ctx, { customerId, orderId, paymentId }, outcome);
}

// A new payment, or else the one that an earlier call with this key has opened, whatever the order is by now.
async function openOnce(ctx: Ctx, input: Input): Promise<OpenedPayment> {
  const { customerIds } = requireCustomer(ctx);
  try {
    return await ctx.db.transaction(async (tx) => {
      const loaded = await loadOrder(tx, { orderId: input.orderId, customerIds }, ctx.now());
      return { payment: await openPayment(tx, ctx, loaded, input), number: loaded.row.number };
    });
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.kind !== "CONFLICT") throw refusal;
    const earlier = await findPaymentByKey(ctx.db, customerIds, input.key);
    if (!earlier) throw refusal;
    const { orderId, quoteId } = earlier.payment;
    if (orderId !== input.orderId || quoteId !== input.quoteId)
      throw new Refusal("UNPROCESSABLE", "KEY_REUSED");
    return earlier;
  }
}

async function openPayment(tx: Transaction, ctx: Ctx, loaded: LoadedOrder, input: Input) {
  const { row, quote, facts } = loaded;
  if (row.status !== "PRICE_CALCULATED") throw conflict("WRONG_STATUS", { status: row.status });
  if (!quote || quote.id !== input.quoteId) throw conflict("QUOTE_REPLACED");
  if (!facts.quoteValid) throw conflict("QUOTE_EXPIRED", { validUntil: quote.validUntil.toISOString() });
  if (quote.totalMinor !== input.totalMinor)
    throw conflict("TOTAL_CHANGED", { totalMinor: quote.totalMinor });
  if (!quote.hasCertificate && isBeingMeasured(loaded.model)) throw conflict("CERTIFICATE_PENDING");
  const { contact } = input;
  if (contact.address.method !== row.options.deliveryMethod) throw conflict("DELIVERY_CHANGED");
  const order = { customerId: row.customerId, orderId: row.id };
  const { name, email, phone, address } = contact;
  const [[payment]] = await Promise.all([
    insertPending(tx, {
      ...order,
      quoteId: quote.id,
      provider: paymentProvider(ctx.db).name,
      idempotencyKey: input.key,
      amountMinor: quote.totalMinor,
      currency: quote.currency,
    }),
    keepContact(tx, { ...order, name, email, phone, address, updatedAt: ctx.now() }),
  ]);
  if (!payment) throw conflict("PAYMENT_OPEN");
  return payment;
}

type Pending = Pick<
  typeof payments.$inferSelect,
  "customerId" | "orderId" | "quoteId" | "provider" | "idempotencyKey" | "amountMinor" | "currency"
>;

const insertPending = prepared((db, given: Given<Pending>) =>
  db
    .insert(payments)
    .values({
      customerId: given.customerId,
      orderId: given.orderId,
      quoteId: given.quoteId,
      provider: given.provider,
      idempotencyKey: given.idempotencyKey,
      status: "pending",
      amountMinor: given.amountMinor,
      currency: given.currency,
    })
    .onConflictDoNothing()
    .returning(),
);

const keepContact = prepared((db, given: Given<Omit<typeof orderContacts.$inferSelect, "createdAt">>) => {
  const { customerId, orderId, name, email, phone, address, updatedAt } = given;
  const contact = { name, email, phone, address, updatedAt };
  return db
    .insert(orderContacts)
    .values({ customerId, orderId, ...contact })
    .onConflictDoUpdate({ target: [orderContacts.customerId, orderContacts.orderId], set: contact });
});
