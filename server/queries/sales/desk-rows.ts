import { and, desc, eq, isNull } from "drizzle-orm";
import {
  claims,
  customers,
  modelOpenings,
  orderContacts,
  orderEvents,
  orderMessages,
  orders,
  orderViews,
  payments,
  quotes,
} from "#db/schema/index.ts";
import type { Reader } from "#db/transaction.ts";
import type { OrderOptions, StaffOrderRef } from "#lib/contracts/order.ts";
import { notFound } from "#server/errors.ts";
import { cappedCount } from "#server/queries/shared/capped-count.ts";
import { findModelFacts } from "#server/queries/shared/model-facts.ts";
import { ofOrder } from "#server/queries/shared/of-order.ts";

const EVENTS = 100;
const MESSAGES = 200;
const OPENINGS = 50;

export type DeskRows = Awaited<ReturnType<typeof readDeskRows>>;

/** The rows behind a sales order page. NOT_FOUND when there is no such order. */
export async function readDeskRows(db: Reader, ref: StaffOrderRef) {
  const { customerId, orderId } = ref;
  const order = await getOrderRow(db, ref);
  const [people, papers, history] = await Promise.all([
    readPeople(db, ref),
    readPapers(db, ref, order.quoteId),
    readHistory(db, ref),
  ]);
  const model = await findModelFacts(db, order, papers.quote?.certificate ?? null);
  const orderCount = await cappedCount(db, orderViews, eq(orderViews.customerId, customerId));
  return { orderId, order, model, orderCount, ...people, ...papers, ...history };
}

async function getOrderRow(db: Reader, { customerId, orderId }: StaffOrderRef) {
  const [row] = await db
    .select()
    .from(orders)
    .where(and(eq(orders.customerId, customerId), eq(orders.id, orderId)));
  if (!row) throw notFound("order");
  return { ...row, options: row.options as OrderOptions };
}

async function readPeople(db: Reader, ref: StaffOrderRef) {
  const [[view], [contact], [customer], [claim]] = await Promise.all([
    db.select().from(orderViews).where(ofOrder(orderViews, ref)),
    db.select().from(orderContacts).where(ofOrder(orderContacts, ref)),
    db.select().from(customers).where(eq(customers.id, ref.customerId)),
    db
      .select()
      .from(claims)
      .where(and(ofOrder(claims, ref), isNull(claims.endedAt))),
  ]);
  return { view, contact, customer, claim };
}

async function readPapers(db: Reader, ref: StaffOrderRef, quoteId: string | null) {
  const [[quote], [payment]] = await Promise.all([
    quoteId
      ? db
          .select()
          .from(quotes)
          .where(and(eq(quotes.customerId, ref.customerId), eq(quotes.id, quoteId)))
      : [],
    db.select().from(payments).where(ofOrder(payments, ref)).orderBy(desc(payments.id)).limit(1),
  ]);
  return { quote, payment };
}

async function readHistory(db: Reader, ref: StaffOrderRef) {
  const [events, messages, openings] = await Promise.all([
    db
      .select()
      .from(orderEvents)
      .where(ofOrder(orderEvents, ref))
      .orderBy(desc(orderEvents.seq))
      .limit(EVENTS),
    db
      .select()
      .from(orderMessages)
      .where(ofOrder(orderMessages, ref))
      .orderBy(desc(orderMessages.id))
      .limit(MESSAGES),
    db
      .select()
      .from(modelOpenings)
      .where(ofOrder(modelOpenings, ref))
      .orderBy(desc(modelOpenings.id))
      .limit(OPENINGS),
  ]);
  return { events, messages, openings };
}
