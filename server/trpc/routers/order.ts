import { OrderRef } from "#lib/contracts/order.ts";
import { CancelOrderInput, cancelOrder } from "#server/commands/order/cancel-order.ts";
import { RequestPriceInput, requestPrice } from "#server/commands/order/request-price.ts";
import { SendMessageInput, sendMessage } from "#server/commands/order/send-message.ts";
import { pricedNow } from "#server/commands/quote/price-at-once.ts";
import { getConfigurePage } from "#server/queries/configure/configure-page.ts";
import { ListMyOrdersInput, listMyOrders } from "#server/queries/order/list-my-orders.ts";
import { getOrderPage } from "#server/queries/order/order-page.ts";
import { readList } from "#server/replica/read-list.ts";
import { procedure, router } from "../init.ts";
import { watchMyOrders, watchOrder } from "../live.ts";

export const orderRouter = router({
  page: procedure.input(OrderRef).query(({ ctx, input }) => getOrderPage(ctx, input.orderId)),
  configure: procedure.input(OrderRef).query(({ ctx, input }) => getConfigurePage(ctx, input.orderId)),
  mine: procedure
    .input(ListMyOrdersInput)
    .query(({ ctx, input }) => readList(ctx, (at) => listMyOrders(at, input))),
  requestPrice: procedure
    .input(RequestPriceInput)
    .mutation(({ ctx, input }) => pricedNow(ctx, requestPrice(ctx, input))),
  cancel: procedure.input(CancelOrderInput).mutation(({ ctx, input }) => cancelOrder(ctx, input)),
  sendMessage: procedure.input(SendMessageInput).mutation(({ ctx, input }) => sendMessage(ctx, input)),
  onChange: procedure
    .input(OrderRef)
    .subscription(({ ctx, input, signal }) => watchOrder(ctx, input.orderId, signal)),
  onMyChanges: procedure.subscription(({ ctx, signal }) => watchMyOrders(ctx, signal)),
});
