import { z } from "zod";
import { StaffOrderRef, Uuid } from "#lib/contracts/order.ts";
import {
  ApproveOrder,
  CancelOrder,
  CloseOrder,
  HoldOrder,
  ListQueue,
  SearchOrders,
  SendMessage,
  SetManualPrice,
  StaffMove,
} from "#lib/contracts/staff.ts";
import { pricedNow } from "#server/commands/quote/price-at-once.ts";
import { approveOrder } from "#server/commands/sales/approve-order.ts";
import { cancelOrder } from "#server/commands/sales/cancel-order.ts";
import { closeOrder } from "#server/commands/sales/close-order.ts";
import { holdOrder } from "#server/commands/sales/hold-order.ts";
import { resumeOrder } from "#server/commands/sales/resume-order.ts";
import { retryPrice } from "#server/commands/sales/retry-price.ts";
import { sendMessage } from "#server/commands/sales/send-message.ts";
import { setManualPrice } from "#server/commands/sales/set-manual-price.ts";
import { countQueue } from "#server/queries/sales/count-queue.ts";
import { listQueue } from "#server/queries/sales/list-queue.ts";
import { getOrderDesk } from "#server/queries/sales/order-desk.ts";
import { searchOrders } from "#server/queries/sales/search-orders.ts";
import { readList } from "#server/replica/read-list.ts";
import { procedure, router } from "../init.ts";
import { watchSales } from "../live.ts";

/** The sales desk: what waits for a decision, one order in full, and the moves of a seller. */
export const salesRouter = router({
  queue: procedure.input(ListQueue).query(({ ctx, input }) => readList(ctx, (at) => listQueue(at, input))),
  counts: procedure.query(({ ctx }) => readList(ctx, countQueue)),
  search: procedure
    .input(SearchOrders)
    .query(({ ctx, input }) => readList(ctx, (at) => searchOrders(at, input))),
  desk: procedure.input(StaffOrderRef).query(({ ctx, input }) => getOrderDesk(ctx, input)),
  onChange: procedure
    .input(z.object({ orderId: Uuid.nullable() }))
    .subscription(({ ctx, input, signal }) => watchSales(ctx, input.orderId, signal)),
  approve: procedure.input(ApproveOrder).mutation(({ ctx, input }) => approveOrder(ctx, input)),
  hold: procedure.input(HoldOrder).mutation(({ ctx, input }) => holdOrder(ctx, input)),
  resume: procedure.input(StaffMove).mutation(({ ctx, input }) => resumeOrder(ctx, input)),
  cancel: procedure.input(CancelOrder).mutation(({ ctx, input }) => cancelOrder(ctx, input)),
  close: procedure.input(CloseOrder).mutation(({ ctx, input }) => closeOrder(ctx, input)),
  setPrice: procedure.input(SetManualPrice).mutation(({ ctx, input }) => setManualPrice(ctx, input)),
  retryPrice: procedure.input(StaffMove).mutation(({ ctx, input }) => pricedNow(ctx, retryPrice(ctx, input))),
  sendMessage: procedure.input(SendMessage).mutation(({ ctx, input }) => sendMessage(ctx, input)),
});
