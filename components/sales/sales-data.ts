import type { SalesTab } from "#lib/domain/desk-lists.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import type { QueueCounts } from "#server/queries/sales/count-queue.ts";
import type { QueuePlace } from "#server/queries/sales/find-place.ts";
import type { getQueue } from "#server/queries/sales/get-queue.ts";
import type { DeskEvent, DeskMessage, OrderDesk } from "#server/queries/sales/order-desk.ts";
import type { SellerMove } from "#server/queries/sales/order-moves.ts";
import type { QueueRow } from "#server/queries/sales/queue-row.ts";

export type { DeskEvent, DeskMessage, OrderDesk, QueueCounts, QueuePlace, QueueRow, SellerMove };
export type QueueData = Awaited<ReturnType<typeof getQueue>>;

type Ref = { customerId: string; orderId: string };

/** Address of an order's sales page; with the tab it was opened from, so that the next one is at hand. */
export function deskPath(locale: Locale, { customerId, orderId }: Ref, tab?: SalesTab | null): string {
  return `/${locale}/sales/${customerId}/${orderId}${tab ? `?tab=${tab}` : ""}`;
}

/** Address of one tab of the queue. */
export function queuePath(locale: Locale, tab: SalesTab, mine = false): string {
  const query = new URLSearchParams({
    ...(tab === "approve" ? {} : { tab }),
    ...(mine ? { mine: "1" } : {}),
  });
  const text = query.toString();
  return `/${locale}/sales${text ? `?${text}` : ""}`;
}
