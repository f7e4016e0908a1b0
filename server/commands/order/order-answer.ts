import type { OrderStatus } from "#lib/domain/order/statuses.ts";
import type { OrderRow } from "./load-order.ts";

/** What every order command answers: enough for the page to show the new state at once. */
export type OrderAnswer = {
  orderId: string;
  customerId: string;
  number: string;
  status: OrderStatus;
  version: number;
};

export function orderAnswer(row: OrderRow): OrderAnswer {
  return {
    orderId: row.id,
    customerId: row.customerId,
    number: row.number,
    status: row.status as OrderStatus,
    version: row.version,
  };
}
