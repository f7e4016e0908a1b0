import type { DeliveryAddress, StaffOrderRef } from "#lib/contracts/order.ts";
import type { OrderStatus, PaymentStatus } from "#lib/domain/order/statuses.ts";
import type { OrderEventName } from "#lib/domain/order/transitions.ts";
import type { Receipt } from "#lib/domain/pricing/receipt.ts";
import { replay } from "#lib/domain/pricing/replay-receipt.ts";
import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { type DeskRows, readDeskRows } from "./desk-rows.ts";
import { movesOf } from "./order-moves.ts";

const DAY_MS = 86_400_000;
/** A provider lets go of a hold after a week (Stripe: "place a hold", seven days for online cards). */
const HOLD_DAYS = 7;

export type OrderDesk = Awaited<ReturnType<typeof getOrderDesk>>;
export type DeskMessage = OrderDesk["messages"][number];
export type DeskEvent = OrderDesk["events"][number];

/**
 * Everything a seller needs to decide once about one order, in one answer: its facts and money, the model's, what
 * may be done and why not, who wrote and did what. Times are ISO 8601, sums kopeks. For sellers and admins.
 */
export async function getOrderDesk(ctx: Ctx, ref: StaffOrderRef) {
  const { kind } = requireStaff(ctx, "seller", "admin");
  const rows = await readDeskRows(ctx.db, ref);
  return {
    order: orderOf(rows),
    moves: movesOf(factsOf(rows, ctx.now())),
    canAct: kind === "seller",
    seesJobs: kind === "admin",
    model: rows.model,
    certificate: rows.quote?.certificate ?? null,
    price: priceOf(rows),
    payment: paymentOf(rows),
    customer: customerOf(rows),
    claim: rows.claim ? { by: rows.claim.operatorName, since: rows.claim.claimedAt.toISOString() } : null,
    messages: rows.messages.map(messageOf).reverse(),
    events: rows.events.map(eventOf),
    openings: rows.openings.map(openingOf),
  };
}

function orderOf({ order, view }: DeskRows) {
  return {
    customerId: order.customerId,
    orderId: order.id,
    number: order.number,
    title: view?.title ?? order.number,
    status: order.status as OrderStatus,
    heldFrom: order.heldFrom as OrderStatus | null,
    version: order.version,
    channel: order.channel,
    locale: order.locale,
    options: order.options,
    totalMinor: order.totalMinor,
    weightG: view?.weightG ?? null,
    paymentStatus: order.paymentStatus as PaymentStatus,
    reason: order.reason,
    openQuestion: view?.openQuestion ?? null,
    unansweredSince: iso(view?.unansweredSince),
    carrier: order.carrier,
    trackingNumber: order.trackingNumber,
    dueAt: iso(order.nextActionAt ?? order.dueAt),
    promisedAt: iso(order.promisedAt),
    expectedAt: iso(order.expectedAt),
    statusSince: order.statusSince.toISOString(),
    createdAt: order.createdAt.toISOString(),
  };
}

function factsOf({ order, model, quote, claim }: DeskRows, now: Date) {
  return {
    status: order.status as OrderStatus,
    paymentStatus: order.paymentStatus as PaymentStatus,
    heldFrom: order.heldFrom as OrderStatus | null,
    modelStored: model?.stored ?? false,
    quoteValid: quote?.state === "offered" && quote.validUntil > now,
    claimedBy: claim?.operatorId ?? null,
  };
}

function priceOf({ quote }: DeskRows) {
  if (!quote) return null;
  const receipt = quote.receipt as Receipt;
  return {
    receipt,
    /** Reckoned again from the stored inputs just now: the same to the kopek. */
    replays: replay(receipt).equal,
    state: quote.state,
    reason: quote.reason,
    madeAt: quote.createdAt.toISOString(),
    validUntil: quote.validUntil.toISOString(),
    metalPriceAt: receipt.kind === "formula" ? receipt.inputs.metalPrice.at : null,
  };
}

function paymentOf({ payment }: DeskRows) {
  if (!payment) return null;
  const { authorizedAt, status } = payment;
  const holdEnds =
    authorizedAt && status === "authorized" ? authorizedAt.getTime() + HOLD_DAYS * DAY_MS : null;
  return {
    status,
    provider: payment.provider,
    amountMinor: payment.amountMinor,
    declineCode: payment.declineCode,
    holdEndsAt: holdEnds ? new Date(holdEnds).toISOString() : null,
    capturedAt: iso(payment.capturedAt),
    releasedAt: iso(payment.releasedAt),
  };
}

function customerOf({ contact, customer, view, orderCount }: DeskRows) {
  return {
    name: contact?.name ?? view?.customerName ?? customer?.name ?? null,
    email: contact?.email ?? view?.customerEmail ?? customer?.email ?? null,
    phone: contact?.phone ?? customer?.phone ?? null,
    address: (contact?.address as DeliveryAddress | undefined) ?? null,
    orderCount,
  };
}

function messageOf(row: DeskRows["messages"][number]) {
  const { id, authorName, body, isQuestion, createdAt } = row;
  const author = row.authorKind === "customer" ? ("customer" as const) : ("workshop" as const);
  return { id, author, name: authorName, body, isQuestion, at: createdAt.toISOString() };
}

function eventOf(row: DeskRows["events"][number]) {
  const { seq, actorKind, actorName, payload } = row;
  const text = (key: string) => (typeof payload[key] === "string" ? (payload[key] as string) : null);
  return {
    seq,
    event: row.event as OrderEventName,
    actorKind,
    actorName,
    reason: text("reason"),
    totalMinor: typeof payload.totalMinor === "number" ? payload.totalMinor : null,
    at: row.at.toISOString(),
  };
}

function openingOf({ id, staffName, role, purpose, kind, createdAt }: DeskRows["openings"][number]) {
  return { id, name: staffName, role, purpose, kind, at: createdAt.toISOString() };
}

const iso = (date: Date | null | undefined) => date?.toISOString() ?? null;
