import { type AnyColumn, and, eq, type SQL } from "drizzle-orm";
import type { StaffOrderRef } from "#lib/contracts/order.ts";

/** The rows of one order in a table that belongs to orders; the customer comes first, as in every key. */
export function ofOrder(
  table: { customerId: AnyColumn; orderId: AnyColumn },
  { customerId, orderId }: StaffOrderRef,
): SQL | undefined {
  return and(eq(table.customerId, customerId), eq(table.orderId, orderId));
}
