import { z } from "zod";
import { SALES_TABS } from "#lib/domain/desk-lists.ts";
import { METAL_FAMILIES } from "#lib/domain/metals.ts";
import { CARRIERS, isReworkDelay, trackingNumber } from "#lib/domain/production-input.ts";
import { IdempotencyKey, StaffOrderRef } from "./order.ts";

/** A move by staff on one order. The key is made once per press, so that a second press changes nothing. */
export const StaffMove = StaffOrderRef.extend({ key: IdempotencyKey });
export type StaffMove = z.output<typeof StaffMove>;

const reason = z.string().trim().min(3).max(500);
const instant = z.iso.datetime({ offset: true });

export const ApproveOrder = StaffMove.extend({
  /** The sum on the button, kopeks: what is charged is what the seller read. */
  totalMinor: z.int().positive(),
});
export type ApproveOrder = z.output<typeof ApproveOrder>;

export const HoldOrder = StaffMove.extend({ reason, nextActionAt: instant });
export type HoldOrder = z.output<typeof HoldOrder>;

export const CancelOrder = StaffMove.extend({ reason });
export type CancelOrder = z.output<typeof CancelOrder>;

/** The reason is needed when the order is closed by hand before its delivery is known. */
export const CloseOrder = StaffMove.extend({ reason: reason.optional() });
export type CloseOrder = z.output<typeof CloseOrder>;

export const SetManualPrice = StaffMove.extend({
  /** All pieces together, kopeks, tax included where the region includes it, delivery not. */
  amountMinor: z.int().positive().max(10_000_000_000),
  reason,
});
export type SetManualPrice = z.output<typeof SetManualPrice>;

export const SendMessage = StaffMove.extend({
  body: z.string().trim().min(1).max(4000),
  /** The order waits for the customer's answer: it is shown to them as an open question. */
  isQuestion: z.boolean().default(false),
});
export type SendMessage = z.output<typeof SendMessage>;

export const StartRework = StaffMove.extend({
  reason,
  /** Days the piece will come later than expected; the customer is told both dates. */
  delayDays: z.number().refine(isReworkDelay).default(0),
});
export type StartRework = z.output<typeof StartRework>;

export const ShipOrder = StaffMove.extend({
  carrier: z.enum(CARRIERS),
  tracking: z.string().transform(trackingNumber).pipe(z.string()),
});
export type ShipOrder = z.output<typeof ShipOrder>;

export const ListCursor = z.object({ at: z.iso.datetime({ offset: true }), orderId: z.uuid() });
export type ListCursor = z.output<typeof ListCursor>;

export const ListQueue = z.object({
  tab: z.enum(SALES_TABS),
  /** Only orders on which this seller acted last. */
  mine: z.boolean().default(false),
  cursor: ListCursor.nullish(),
});
export type ListQueue = z.output<typeof ListQueue>;

export const SearchOrders = z.object({ q: z.string().trim().min(2).max(120), cursor: ListCursor.nullish() });
export type SearchOrders = z.output<typeof SearchOrders>;

const BOARD_ORDERS = ["newest", "due"] as const;
const BOARD_DUES = ["late", "today", "week"] as const;
export const ListFreeWork = z.object({
  metal: z.enum(METAL_FAMILIES).nullish(),
  difficulty: z.int().min(1).max(5).nullish(),
  due: z.enum(BOARD_DUES).nullish(),
  order: z.enum(BOARD_ORDERS).default("newest"),
  cursor: ListCursor.nullish(),
});
export type ListFreeWork = z.output<typeof ListFreeWork>;
