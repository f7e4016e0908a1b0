import type { StaffOrderRef } from "#lib/contracts/order.ts";
import type { SalesTab } from "#lib/domain/desk-lists.ts";
import type { Ctx } from "#server/context.ts";
import { listQueue } from "./list-queue.ts";

export type QueuePlace = {
  tab: SalesTab;
  /** From 1; null when the order is not on the first page of the tab any more. */
  place: number | null;
  count: number;
  previous: StaffOrderRef | null;
  next: StaffOrderRef | null;
};

/** Where an order stands in its tab's first page, and its neighbours, so that one decision leads to the next. */
export async function findPlace(ctx: Ctx, tab: SalesTab, orderId: string): Promise<QueuePlace> {
  const { rows } = await listQueue(ctx, { tab, mine: false });
  const at = rows.findIndex((row) => row.orderId === orderId);
  const refOf = (row: (typeof rows)[number] | undefined) =>
    row ? { customerId: row.customerId, orderId: row.orderId } : null;
  return {
    tab,
    place: at < 0 ? null : at + 1,
    count: rows.length,
    previous: at > 0 ? refOf(rows[at - 1]) : null,
    // A decided order has left the list: the next one is then the first that waits.
    next: refOf(rows[at + 1]),
  };
}
