import type { SQL } from "drizzle-orm";
import { orderViews } from "#db/schema/index.ts";
import type { MetalId } from "#lib/domain/metals.ts";
import type { OrderStatus, PaymentStatus } from "#lib/domain/order/statuses.ts";
import type { Finish } from "#lib/domain/pricing/quote-inputs.ts";
import { finishOf, pictureOf } from "#server/queries/model/pictures.ts";
import { isoText } from "#server/queries/shared/keyset.ts";

/** One line of the sales queue. Times are ISO 8601, sums kopeks. */
export type QueueRow = {
  customerId: string;
  orderId: string;
  number: string;
  title: string;
  status: OrderStatus;
  heldFrom: OrderStatus | null;
  paymentStatus: PaymentStatus;
  channel: string;
  customerName: string | null;
  customerEmail: string | null;
  totalMinor: number | null;
  reason: string | null;
  openQuestion: string | null;
  unansweredSince: string | null;
  sellerName: string | null;
  dueAt: string | null;
  statusSince: string;
  createdAt: string;
  metalId: MetalId | null;
  finish: Finish;
  /** Version of the pictures of the piece; null while there are none. */
  picture: string | null;
};

/** What is read of a view for a line of the queue. */
export const queueColumns = {
  customerId: orderViews.customerId,
  orderId: orderViews.orderId,
  number: orderViews.number,
  title: orderViews.title,
  status: orderViews.status as unknown as SQL<OrderStatus>,
  heldFrom: orderViews.heldFrom as unknown as SQL<OrderStatus | null>,
  paymentStatus: orderViews.paymentStatus as unknown as SQL<PaymentStatus>,
  channel: orderViews.channel,
  customerName: orderViews.customerName,
  customerEmail: orderViews.customerEmail,
  totalMinor: orderViews.totalMinor,
  reason: orderViews.reason,
  openQuestion: orderViews.openQuestion,
  sellerName: orderViews.sellerName,
  unansweredSince: isoText(orderViews.unansweredSince),
  dueAt: isoText(orderViews.dueAt),
  statusSince: isoText(orderViews.statusSince) as SQL<string>,
  createdAt: isoText(orderViews.createdAt) as SQL<string>,
  metalId: orderViews.metalId as unknown as SQL<MetalId | null>,
  finish: finishOf(orderViews.customerId, orderViews.orderId),
  picture: pictureOf(orderViews.customerId, orderViews.orderId),
};
