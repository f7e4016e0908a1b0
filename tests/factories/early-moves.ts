import { and, eq } from "drizzle-orm";
import { orderContacts, payments, quotes } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import type { OrderOptions } from "#lib/contracts/order.ts";
import { DEFAULT_OPTIONS } from "#lib/domain/order/default-options.ts";
import { calculateQuote } from "#lib/domain/pricing/calculate-quote.ts";
import { DEFAULT_PRICE_RULES } from "#lib/domain/pricing/default-price-rules.ts";
import { F1042 } from "#lib/domain/pricing/example-f1042.ts";
import { receiptFingerprint } from "#lib/domain/pricing/receipt-fingerprint.ts";
import { insertDraftOrder } from "#server/commands/order/insert-draft-order.ts";
import { type LoadedOrder, loadOrder } from "#server/commands/order/load-order.ts";
import { moveOrder } from "#server/commands/order/move-order.ts";
import type { CustomerActor, StaffActor } from "#server/context.ts";
import { database } from "#server/database.ts";
import { ctxOf, newKey, systemCtx } from "./ctx.ts";
import { customerOf, staffMember } from "./people.ts";
import { publishedRules } from "./price-rules.ts";
import { storedModel } from "./stored-model.ts";

type OrderCast = {
  customer: CustomerActor;
  seller: StaffActor & { kind: "seller" };
  operator: StaffActor & { kind: "operator" };
};
export type MadeOrder = OrderCast & {
  customerId: string;
  orderId: string;
  number: string;
  totalMinor: number;
  options: OrderOptions;
};
export type Given = Partial<OrderCast> & { at?: Date; options?: Partial<OrderOptions> };

const receiptOf = (options: OrderOptions) => {
  const { metalId, finish, quantity, deliveryMethod, taxRegion } = options;
  const metalPrice = { ...F1042.metalPrice, metalId };
  return calculateQuote(
    { ...F1042, metalId, metalPrice, finish, quantity, deliveryMethod, taxRegion },
    DEFAULT_PRICE_RULES,
  );
};

export async function draft(given: Given, at: Date): Promise<MadeOrder> {
  await publishedRules();
  const customer = given.customer ?? (await customerOf());
  const seller = given.seller ?? (await staffMember("seller"));
  const operator = given.operator ?? (await staffMember("operator"));
  const customerId = customer.customerIds[0];
  const model = await storedModel(customerId, at);
  const ctx = ctxOf(customer, { at });
  const made = await ctx.db.transaction((tx) =>
    insertDraftOrder(tx, ctx, { customerId, modelId: model.id, title: "Solitaire" }),
  );
  const options = { ...DEFAULT_OPTIONS, ...given.options };
  const { totalMinor } = receiptOf(options);
  return { customer, seller, operator, customerId, ...made, totalMinor, options };
}

async function inOrder(
  order: MadeOrder,
  at: Date,
  work: (tx: Transaction, loaded: LoadedOrder) => Promise<unknown>,
) {
  await database().transaction(async (tx) => {
    await work(tx, await loadOrder(tx, { orderId: order.orderId, customerIds: [order.customerId] }, at));
  });
}

type Move = Parameters<typeof moveOrder>[3];
export const asSystem = (order: MadeOrder, at: Date, move: Move) =>
  inOrder(order, at, (tx, loaded) => moveOrder(tx, systemCtx(at), loaded, move));

export function submit(order: MadeOrder, at: Date) {
  const { customer } = order;
  return inOrder(order, at, (tx, loaded) =>
    moveOrder(tx, ctxOf(customer, { at }), loaded, {
      event: "price_requested",
      set: { options: order.options },
      view: { customerName: customer.name, customerEmail: customer.email },
    }),
  );
}

export function price(order: MadeOrder, at: Date) {
  const receipt = receiptOf(order.options);
  const { totalMinor, taxMinor, weightG } = receipt;
  const { customerId, orderId } = order;
  const validUntil = new Date(at.getTime() + 86_400_000);
  const fingerprint = receiptFingerprint(receipt);
  return inOrder(order, at, async (tx, loaded) => {
    const [quote] = await tx
      .insert(quotes)
      .values({
        customerId,
        orderId,
        receipt,
        fingerprint,
        totalMinor,
        taxMinor,
        madeBy: "system",
        validUntil,
        createdAt: at,
      })
      .returning({ id: quotes.id });
    const quoteId = quote?.id ?? "";
    await moveOrder(tx, systemCtx(at), loaded, {
      event: "price_calculated",
      payload: { quoteId, totalMinor, fingerprint },
      set: { quoteId, totalMinor },
      view: { weightG },
    });
  });
}

export function accept(order: MadeOrder, at: Date) {
  const { customer, customerId, orderId, totalMinor } = order;
  const contact = { name: customer.name, email: customer.email ?? "", phone: null };
  const address = {
    method: "courier",
    region: "RU",
    postcode: "190000",
    city: "Санкт-Петербург",
    street: "Садовая, 1",
  };
  const promisedAt = new Date(at.getTime() + 21 * 86_400_000);
  return inOrder(order, at, async (tx, loaded) => {
    const quoteId = loaded.quote?.id ?? "";
    await tx.insert(orderContacts).values({ customerId, orderId, ...contact, address });
    const paid = { provider: "sandbox", idempotencyKey: newKey(), status: "authorized", authorizedAt: at };
    await tx.insert(payments).values({ customerId, orderId, quoteId, ...paid, amountMinor: totalMinor });
    await tx
      .update(quotes)
      .set({ state: "accepted", acceptedAt: at })
      .where(and(eq(quotes.customerId, customerId), eq(quotes.id, quoteId)));
    const facts = { ...loaded.facts, paymentStatus: "authorized" as const };
    await moveOrder(
      tx,
      ctxOf(customer, { at }),
      { ...loaded, facts },
      {
        event: "price_accepted",
        payload: { quoteId, totalMinor },
        set: { paymentStatus: "authorized", promisedAt, expectedAt: promisedAt },
      },
    );
  });
}
