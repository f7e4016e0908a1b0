import { and, asc, eq, isNull } from "drizzle-orm";
import {
  boardOrders,
  failureInbox,
  mails,
  modelRepairs,
  models,
  orderEvents,
  orders,
  orderViews,
  outbox,
  payments,
  quotes,
  sandboxPayments,
} from "#db/schema/index.ts";
import { database } from "#server/database.ts";

/** Money that the provider still holds or has charged of a payment; a hold let go and a charge given back are both nothing. */
const keptOf = (state: string, amountMinor: number) =>
  state === "authorized" || state === "captured" ? amountMinor : 0;
const settledAs = (status: string) => (status === "voided" || status === "refunded" ? "given back" : status);
// Whether the charge came before its return follows from which event came first; the customer's money does not. Whether
// a certificate comes with its quote or after it follows from how soon the walls are measured; that there is one does not.
const BY_ORDER = ["payment_captured", "certificate_issued"];

/** Everything of a customer's that must not depend on the order in which events came, in a form to compare. */
export async function endStateOf(customerId: string) {
  const db = database();
  const rows = await db.select().from(orders).where(eq(orders.customerId, customerId));
  const history = await db
    .select()
    .from(orderEvents)
    .where(eq(orderEvents.customerId, customerId))
    .orderBy(asc(orderEvents.seq));
  const paid = await db.select().from(payments).where(eq(payments.customerId, customerId));
  const views = await db.select().from(orderViews).where(eq(orderViews.customerId, customerId));
  return {
    orders: rows.map(({ status, paymentStatus, totalMinor, reason }) => ({
      status,
      payment: settledAs(paymentStatus),
      totalMinor,
      reason,
    })),
    views: views.map(({ status, paymentStatus }) => ({ status, payment: settledAs(paymentStatus) })),
    isHistoryWhole: history.every(({ seq }, i) => seq === i + 1) && history.length === rows[0]?.version,
    lastStatus: history.at(-1)?.toStatus,
    events: history
      .map(({ event }) => event)
      .filter((event) => !BY_ORDER.includes(event))
      .toSorted(),
    payments: await Promise.all(paid.map(heldOf)),
    mails: (await db.select().from(mails).where(eq(mails.customerId, customerId)))
      .map(({ template }) => template)
      .toSorted(),
    quotes: (await db.select().from(quotes).where(eq(quotes.customerId, customerId)))
      .map(({ state, totalMinor, certificate }) => `${state} ${totalMinor} ${certificate ? "certified" : ""}`)
      .toSorted(),
    models: (await db.select().from(models).where(eq(models.customerId, customerId)))
      .map(({ state, analysisState, analyzerVersion }) => `${state} ${analysisState} by ${analyzerVersion}`)
      .toSorted(),
    repairs: (await db.select().from(modelRepairs).where(eq(modelRepairs.customerId, customerId))).map(
      ({ state }) => state,
    ),
    onBoard: await db.$count(boardOrders, eq(boardOrders.customerId, customerId)),
    failures: await db.$count(failureInbox, eq(failureInbox.customerId, customerId)),
    unsettled: await db.$count(outbox, and(eq(outbox.customerId, customerId), isNull(outbox.settledAt))),
  };
}

async function heldOf({ id, status, amountMinor }: typeof payments.$inferSelect) {
  const [held] = await database()
    .select()
    .from(sandboxPayments)
    .where(eq(sandboxPayments.idempotencyKey, id));
  return {
    status: settledAs(status),
    amountMinor,
    keptMinor: held && keptOf(held.state, held.amountMinor),
  };
}
