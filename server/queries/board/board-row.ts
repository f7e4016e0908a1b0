import type { SQL } from "drizzle-orm";
import { boardOrders } from "#db/schema/index.ts";
import type { MetalId } from "#lib/domain/metals.ts";
import type { OrderStatus } from "#lib/domain/order/statuses.ts";
import type { Finish } from "#lib/domain/pricing/quote-inputs.ts";
import { finishOf, pictureOf } from "#server/queries/model/pictures.ts";
import { isoText } from "#server/queries/shared/keyset.ts";

/** One line of the work board: grams of one piece, difficulty 1..5, pay in kopeks, ISO times. */
export type BoardRow = {
  customerId: string;
  orderId: string;
  number: string;
  title: string;
  status: OrderStatus;
  metalId: MetalId;
  finish: Finish;
  weightG: number;
  difficulty: number;
  payMinor: number;
  operatorName: string | null;
  leaseUntil: string | null;
  approvedAt: string;
  dueAt: string | null;
  /** Version of the pictures of the piece; null while there are none. */
  picture: string | null;
};

/** What is read of the board for one line; nothing of the customer but the key of the row. */
export const boardColumns = {
  customerId: boardOrders.customerId,
  orderId: boardOrders.orderId,
  number: boardOrders.number,
  title: boardOrders.title,
  status: boardOrders.status as unknown as SQL<OrderStatus>,
  metalId: boardOrders.metalId as unknown as SQL<MetalId>,
  weightG: boardOrders.weightG,
  difficulty: boardOrders.difficulty,
  payMinor: boardOrders.payMinor,
  operatorName: boardOrders.operatorName,
  leaseUntil: isoText(boardOrders.leaseUntil),
  approvedAt: isoText(boardOrders.approvedAt) as SQL<string>,
  dueAt: isoText(boardOrders.dueAt),
  finish: finishOf(boardOrders.customerId, boardOrders.orderId),
  picture: pictureOf(boardOrders.customerId, boardOrders.orderId),
};
