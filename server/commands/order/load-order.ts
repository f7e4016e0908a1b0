import { and, eq, isNull, sql } from "drizzle-orm";
import { type Given, oneOf, prepared } from "#db/prepared.ts";
import { claims, models, orders, quotes } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import type { OrderOptions } from "#lib/contracts/order.ts";
import type { OrderStatus, PaymentStatus } from "#lib/domain/order/statuses.ts";
import type { OrderFacts } from "#lib/domain/order/transition.ts";
import { notFound } from "#server/errors.ts";

export type OrderRow = Omit<typeof orders.$inferSelect, "options"> & { options: OrderOptions };
export type LoadedOrder = {
  row: OrderRow;
  facts: OrderFacts;
  model: typeof models.$inferSelect;
  claim: typeof claims.$inferSelect | null;
  quote: LoadedQuote | null;
};
/** The offer as a decision sees it; what made its sum and what it promises are long and stay where they are. */
type LoadedQuote = Pick<
  typeof quotes.$inferSelect,
  "id" | "state" | "validUntil" | "totalMinor" | "currency"
> & { hasCertificate: boolean };

const { id, state, validUntil, totalMinor, currency } = quotes;
const decisive = {
  ...{ id, state, validUntil, totalMinor, currency },
  hasCertificate: sql<boolean>`${quotes.certificate} is not null`,
};

type Ref = { orderId: string; customerIds: readonly string[] };

const wanted = (given: Given<Ref>) =>
  and(oneOf(orders.customerId, given.customerIds), eq(orders.id, given.orderId));

const lockRow = prepared((db, given: Given<Ref>) =>
  db.select().from(orders).where(wanted(given)).for("update"),
);

const readAround = prepared((db, given: Given<Ref>) =>
  db
    .select({ model: models, claim: claims, quote: decisive })
    .from(orders)
    .innerJoin(models, and(eq(models.customerId, orders.customerId), eq(models.id, orders.modelId)))
    .leftJoin(
      claims,
      and(eq(claims.customerId, orders.customerId), eq(claims.orderId, orders.id), isNull(claims.endedAt)),
    )
    .leftJoin(quotes, and(eq(quotes.customerId, orders.customerId), eq(quotes.id, orders.quoteId)))
    .where(wanted(given)),
);

/**
 * Loads one order for a write, its row locked, with what a decision needs. `customerIds` limits whose orders
 * exist for this caller: anything else is NOT_FOUND.
 */
export async function loadOrder(tx: Transaction, ref: Ref, now: Date): Promise<LoadedOrder> {
  // Sent at once and run in turn: the second statement sees what whoever held the lock before has written.
  const [[row], [around]] = await Promise.all([lockRow(tx, ref), readAround(tx, ref)]);
  if (!row) throw notFound("order");
  if (!around) throw notFound("model");
  const { model, claim, quote } = around;
  const facts: OrderFacts = {
    status: row.status as OrderStatus,
    paymentStatus: row.paymentStatus as PaymentStatus,
    heldFrom: row.heldFrom as OrderStatus | null,
    modelStored: model.state === "stored",
    quoteValid: quote?.state === "offered" && quote.validUntil > now,
    claimedBy: claim?.operatorId ?? null,
  };
  return { row: row as OrderRow, facts, model, claim, quote };
}
