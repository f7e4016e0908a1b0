import type { OrderStatus } from "#lib/domain/order/statuses.ts";

/** Where an order is looked at that is no longer configured; null while it is. */
export function pastConfiguring(status: OrderStatus): "quote" | "orders" | null {
  switch (status) {
    case "INITIATED":
    case "FILE_UPLOADED":
      return null;
    case "SUBMITTED":
    case "PRICE_CALCULATED":
    case "PRICE_FAILED":
      return "quote";
    default:
      return "orders";
  }
}
