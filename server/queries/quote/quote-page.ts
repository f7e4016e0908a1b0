import { and, desc, eq } from "drizzle-orm";
import { type models, quotes } from "#db/schema/index.ts";
import type { OrderOptions } from "#lib/contracts/order.ts";
import {
  type CastabilityCertificate,
  type CastingReport,
  castingChoiceOf,
  castingReportOf,
} from "#lib/domain/castability.ts";
import type { OrderStatus, PaymentStatus } from "#lib/domain/order/statuses.ts";
import { promisedDate } from "#lib/domain/pricing/delivery-promise.ts";
import { type Difference, explainDifference } from "#lib/domain/pricing/explain-difference.ts";
import type { Receipt } from "#lib/domain/pricing/receipt.ts";
import { replay } from "#lib/domain/pricing/replay-receipt.ts";
import { holeOf, ringInnerMm } from "#lib/domain/ring-size.ts";
import type { Ctx } from "#server/context.ts";
import { findMeasured, isBeingMeasured } from "#server/queries/model/measured.ts";
import { pieceOfOrder } from "#server/queries/model/piece-of-order.ts";
import { getMyOrder } from "../order/find-my-order.ts";
import { getPriceTerms, type PriceTerms } from "../price/price-terms.ts";
import { findShare } from "./shared-quote.ts";

export type QuoteView = {
  id: string;
  receipt: Receipt;
  fingerprint: string;
  /** What is promised about casting; null where nothing was measured, or not to the end yet. */
  certificate: CastabilityCertificate | null;
  totalMinor: number;
  taxMinor: number;
  madeBy: "system" | "seller";
  reason: string | null;
  validUntil: Date;
  madeAt: Date;
  /** The stored inputs, reckoned again just now, give the same receipt. */
  replays: boolean;
};

export type QuotePage = {
  orderId: string;
  number: string;
  status: OrderStatus;
  paymentStatus: PaymentStatus;
  title: string;
  /** Why there is no price, when there is none. */
  reason: string | null;
  options: OrderOptions;
  model: { id: string; fileName: string };
  /** What the rules of casting read, to judge another metal; null until walls are measured. */
  casting: CastingReport | null;
  /** The hole of a ring under the chosen unit, before its size is changed, mm. */
  ringInnerMm: number | null;
  quote: QuoteView | null;
  /** The price stands and the walls are still measured: its certificate comes in a moment, and only then it can be accepted. */
  isMeasuring: boolean;
  isExpired: boolean;
  /** The offer this one replaced, and which lines moved; null for a first quote. */
  replaced: { totalMinor: number; madeAt: Date; difference: Difference } | null;
  /** Since when others may read this price by a link; null while they may not. */
  sharedAt: Date | null;
  /** What the browser needs to price another choice by itself. */
  terms: PriceTerms;
  /** Civil day on which the customer has the piece when the price is accepted now. */
  arrival: string;
  now: Date;
  /** Version of the pictures of the piece; null while there are none. */
  picture: string | null;
};

/** Everything the quote page shows, for the owner of the order. */
export async function getQuotePage(ctx: Ctx, orderId: string): Promise<QuotePage> {
  const order = await getMyOrder(ctx, orderId);
  const { customerId } = order;
  const now = ctx.now();
  const [{ view, model, picture }, offers, terms, sharedAt] = await Promise.all([
    pieceOfOrder(ctx.db, order),
    ctx.db
      .select()
      .from(quotes)
      .where(and(eq(quotes.customerId, customerId), eq(quotes.orderId, orderId)))
      .orderBy(desc(quotes.id))
      .limit(2),
    getPriceTerms(ctx),
    findShare(ctx.db, { customerId, orderId }),
  ]);
  // What the order points at, not what is newest: the two reads are not one moment.
  const current = offers.find(({ id }) => id === order.quoteId);
  const before = offers.find(({ id }) => id === current?.replacesId);
  const receipt = current?.receipt as Receipt | undefined;
  return {
    orderId,
    number: order.number,
    status: order.status as OrderStatus,
    paymentStatus: order.paymentStatus as PaymentStatus,
    title: view.title,
    reason: order.reason,
    options: order.options,
    model: { id: model.id, fileName: model.fileName },
    ...(await measuresOf(ctx, model, order.options)),
    quote: current ? quoteView(current) : null,
    isMeasuring: current?.certificate === null && isBeingMeasured(model),
    isExpired: current?.state === "offered" && current.validUntil <= now,
    replaced:
      receipt && before
        ? {
            totalMinor: before.totalMinor,
            madeAt: before.createdAt,
            difference: explainDifference(before.receipt as Receipt, receipt),
          }
        : null,
    sharedAt,
    terms,
    arrival: promisedDate(order.promisedAt ? (current?.acceptedAt ?? now) : now, terms.rules),
    now,
    picture,
  };
}

async function measuresOf(ctx: Ctx, model: typeof models.$inferSelect, options: OrderOptions) {
  const report = (await findMeasured(ctx.db, model))?.report;
  if (!report) return { casting: null, ringInnerMm: null };
  const { scale } = castingChoiceOf(report, options);
  const casting = isBeingMeasured(model) ? null : castingReportOf(report);
  return { casting, ringInnerMm: ringInnerMm(holeOf(report), scale) };
}

function quoteView(row: typeof quotes.$inferSelect): QuoteView {
  const receipt = row.receipt as Receipt;
  return {
    id: row.id,
    receipt,
    fingerprint: row.fingerprint,
    certificate: row.certificate,
    totalMinor: row.totalMinor,
    taxMinor: row.taxMinor,
    madeBy: row.madeBy as QuoteView["madeBy"],
    reason: row.reason,
    validUntil: row.validUntil,
    madeAt: row.createdAt,
    replays: replay(receipt).equal && receipt.totalMinor === row.totalMinor,
  };
}
