import { and, asc, desc, eq } from "drizzle-orm";
import { modelOpenings, orderContacts, orderMessages, quotes } from "#db/schema/index.ts";
import type { DeliveryAddress, OrderOptions } from "#lib/contracts/order.ts";
import type { CastabilityCertificate } from "#lib/domain/castability.ts";
import type { OrderStatus, PaymentStatus } from "#lib/domain/order/statuses.ts";
import { lastOf, type Step, timelineOf } from "#lib/domain/order/timeline.ts";
import { transition } from "#lib/domain/order/transition.ts";
import type { OrderEventName } from "#lib/domain/order/transitions.ts";
import { type CalendarDay, stepDays } from "#lib/domain/pricing/delivery-promise.ts";
import type { Receipt } from "#lib/domain/pricing/receipt.ts";
import type { Ctx } from "#server/context.ts";
import { pieceOfOrder } from "#server/queries/model/piece-of-order.ts";
import { getCurrentPriceRules } from "#server/queries/price/current-price-rules.ts";
import { getMyOrder, type MyOrder } from "./find-my-order.ts";
import { checkHistory, type HistoryEvent, listOrderEvents } from "./order-history.ts";

/** An event as the customer reads it: who, when, what; no ids of ours. */
export type PublicEvent = {
  seq: number;
  event: OrderEventName;
  toStatus: OrderStatus;
  actorKind: string;
  actorName: string | null;
  reason: string | null;
  totalMinor: number | null;
  at: Date;
};

export type OrderPage = {
  orderId: string;
  number: string;
  status: OrderStatus;
  heldFrom: OrderStatus | null;
  paymentStatus: PaymentStatus;
  title: string;
  options: OrderOptions;
  totalMinor: number | null;
  weightG: number | null;
  reason: string | null;
  nextActionAt: Date | null;
  promisedAt: Date | null;
  expectedAt: Date | null;
  statusSince: Date;
  createdAt: Date;
  carrier: string | null;
  trackingNumber: string | null;
  openQuestion: string | null;
  /** `dueOn`: by when a step not done yet should be; null when nothing is awaited or the day is past. */
  steps: (Step<PublicEvent> & { dueOn: CalendarDay | null })[];
  /** The last that matters: an opening of the model or a message has its own place. */
  lastEvent: PublicEvent;
  history: { count: number; brokenAt: number | null };
  lines: Receipt["lines"] | null;
  taxMinor: number | null;
  quoteId: string | null;
  fingerprint: string | null;
  /** What was promised about casting when this price was made; null where nothing was measured. */
  certificate: CastabilityCertificate | null;
  model: { id: string; fileName: string; sizeBytes: number };
  contact: { name: string; email: string; phone: string | null; address: DeliveryAddress } | null;
  messages: {
    id: string;
    author: "customer" | "workshop";
    name: string;
    body: string;
    isQuestion: boolean;
    at: Date;
  }[];
  openings: { id: string; name: string; role: string; purpose: string; kind: string; at: Date }[];
  /** Whether the customer may still cancel. */
  canCancel: boolean;
  /** Version of the pictures of the piece; null while there are none. */
  picture: string | null;
};

/** Everything the customer's order page shows. The steps are made from the history, so they cannot disagree with it. */
export async function getOrderPage(ctx: Ctx, orderId: string): Promise<OrderPage> {
  const order = await getMyOrder(ctx, orderId);
  const { customerId } = order;
  const [events, { view, model, picture }, [contact], [quote], messages, openings, rules] = await Promise.all(
    [
      listOrderEvents(ctx.db, customerId, orderId),
      pieceOfOrder(ctx.db, order),
      ctx.db
        .select()
        .from(orderContacts)
        .where(and(eq(orderContacts.customerId, customerId), eq(orderContacts.orderId, orderId))),
      order.quoteId
        ? ctx.db
            .select()
            .from(quotes)
            .where(and(eq(quotes.customerId, customerId), eq(quotes.id, order.quoteId)))
        : [],
      listMessages(ctx, customerId, orderId),
      listOpenings(ctx, customerId, orderId),
      getCurrentPriceRules(ctx.db),
    ],
  );
  const shown = events.map(publicEvent);
  const lastEvent = lastOf(shown);
  if (!lastEvent) throw new Error(`order ${order.number} lacks its history`);
  const receipt = quote?.receipt as Receipt | undefined;
  const awaited = order.status === "CANCELLED" ? null : order.expectedAt;
  const days = awaited ? stepDays(awaited, ctx.now(), rules) : {};
  return {
    ...ownFields(order),
    title: view.title,
    weightG: view.weightG,
    openQuestion: view.openQuestion,
    steps: timelineOf(shown).map((step) => ({
      ...step,
      dueOn: isAhead(step) ? (days[step.id] ?? null) : null,
    })),
    lastEvent,
    history: checkHistory(events),
    lines: receipt?.lines ?? null,
    taxMinor: receipt?.taxMinor ?? null,
    fingerprint: quote?.fingerprint ?? null,
    certificate: quote?.certificate ?? null,
    model: { id: model.id, fileName: model.fileName, sizeBytes: model.sizeBytes },
    contact: contact
      ? {
          name: contact.name,
          email: contact.email,
          phone: contact.phone,
          address: contact.address as DeliveryAddress,
        }
      : null,
    messages,
    openings,
    canCancel: mayCancel(order),
    picture,
  };
}

const isAhead = ({ state }: Step<PublicEvent>) => state === "current" || state === "ahead";

function ownFields(order: MyOrder) {
  return {
    orderId: order.id,
    number: order.number,
    status: order.status as OrderStatus,
    heldFrom: order.heldFrom as OrderStatus | null,
    paymentStatus: order.paymentStatus as PaymentStatus,
    options: order.options,
    totalMinor: order.totalMinor,
    reason: order.reason,
    nextActionAt: order.nextActionAt,
    promisedAt: order.promisedAt,
    expectedAt: order.expectedAt,
    statusSince: order.statusSince,
    createdAt: order.createdAt,
    carrier: order.carrier,
    trackingNumber: order.trackingNumber,
    quoteId: order.quoteId,
  };
}

function mayCancel(order: MyOrder): boolean {
  const facts = {
    status: order.status as OrderStatus,
    heldFrom: order.heldFrom as OrderStatus | null,
    paymentStatus: order.paymentStatus as PaymentStatus,
    modelStored: true,
    quoteValid: true,
    claimedBy: null,
  };
  const move = transition(facts, {
    event: "cancelled_by_customer",
    actor: { kind: "customer", id: "-" },
    reason: "-",
  });
  return !("refused" in move);
}

function publicEvent(event: HistoryEvent): PublicEvent {
  const { reason, totalMinor } = event.payload;
  return {
    seq: event.seq,
    event: event.event as OrderEventName,
    toStatus: event.toStatus as OrderStatus,
    actorKind: event.actorKind,
    actorName: event.actorName,
    reason: typeof reason === "string" ? reason : null,
    totalMinor: typeof totalMinor === "number" ? totalMinor : null,
    at: event.at,
  };
}

async function listMessages(ctx: Ctx, customerId: string, orderId: string): Promise<OrderPage["messages"]> {
  const rows = await ctx.db
    .select()
    .from(orderMessages)
    .where(and(eq(orderMessages.customerId, customerId), eq(orderMessages.orderId, orderId)))
    .orderBy(asc(orderMessages.id))
    .limit(500);
  return rows.map((row) => ({
    id: row.id,
    author: row.authorKind === "customer" ? "customer" : "workshop",
    name: row.authorName,
    body: row.body,
    isQuestion: row.isQuestion,
    at: row.createdAt,
  }));
}

async function listOpenings(ctx: Ctx, customerId: string, orderId: string): Promise<OrderPage["openings"]> {
  const rows = await ctx.db
    .select()
    .from(modelOpenings)
    .where(and(eq(modelOpenings.customerId, customerId), eq(modelOpenings.orderId, orderId)))
    .orderBy(desc(modelOpenings.id))
    .limit(100);
  return rows.map(({ id, staffName, role, purpose, kind, createdAt }) => ({
    id,
    name: staffName,
    role,
    purpose,
    kind,
    at: createdAt,
  }));
}
